"""Our purposes, bases and states in the words of the Data Privacy Vocabulary (DPV) and its extensions.

Source: W3C Data Privacy Vocabularies and Controls Community Group, DPV 2.2 with the extensions Personal Data (pd),
Locations (loc) and EU-GDPR (eu-gdpr); every term below stands in the vocabulary's own lists of that version.
"""

from __future__ import annotations

import uuid

# What is ours has a namespace of its own: a random UUID (RFC 9562), with the name behind the number sign.
OURS = "urn:uuid:72b449ae-64c1-4819-baf7-40b5d0f8b929#"
_IDS = uuid.UUID("0a047e0c-9eae-4ff3-b391-58de2afbf492")

PURPOSES: dict[str, tuple[str, ...]] = {
    "P01": ("dpv:ServiceProvision",),
    "P02": ("dpv:ServiceProvision", "dpv:RecordManagement"),
    "P03": ("dpv:CommunicationManagement",),
    "P04": ("dpv:CommunicationManagement",),
    "P05": ("dpv:ServicePersonalisation",),
    "P06": ("dpv:ServicePersonalisation",),
    "P07": ("dpv:ServicePersonalisation",),
    "P08": ("dpv:RequestedServiceProvision",),
    "P09": ("dpv:RequestedServiceProvision",),
    "P10": ("dpv:CommunicationManagement",),
    "P11": ("dpv:ServiceProvision", "dpv:CommunicationManagement"),
    "P12": ("dpv:ServiceUsageAnalytics", "dpv:PublicPolicyMaking"),
    "P13": ("dpv:RecordManagement",),
    "P14": ("dpv:ImprovePublicServices",),
    "P15": ("dpv:RightsFulfilment",),
}
PERSONAL_DATA: dict[str, tuple[str, ...]] = {
    "P01": (
        *("pd:Name", "pd:AgeRange", "pd:Gender", "pd:City", "pd:EducationQualification", "pd:EmploymentHistory"),
        *("pd:Interest", "pd:Intention", "pd:SocialNetwork", "pd:LifeHistory", "pd:Opinion"),
    ),
    "P02": ("pd:Name", "pd:BirthDate", "pd:TelephoneNumber", "pd:PhysicalAddress", "pd:SocialNetwork"),
    "P03": ("pd:TelephoneNumber",),
    "P04": ("pd:SocialMedia",),
    "P05": ("pd:Health", "pd:Disability"),
    "P06": ("pd:EthnicOrigin", "pd:Language"),
    "P07": ("pd:CriminalConviction",),
    "P08": ("pd:Professional",),
    "P09": ("pd:Professional",),
    "P10": ("pd:Professional",),
    "P11": ("pd:CurrentEmployment",),
    "P12": ("pd:Demographic",),
    "P13": ("pd:Identifying",),
    "P14": ("pd:Opinion",),
    "P15": ("pd:LifeHistory",),
}
# AVG/GDPR article 9 (special) and article 10, which DPV has as sensitive.
DATA_KIND = {
    "P05": "dpv:SpecialCategoryPersonalData",
    "P06": "dpv:SpecialCategoryPersonalData",
    "P07": "dpv:SensitivePersonalData",
    "P15": "dpv:SpecialCategoryPersonalData",
}
PLAIN_DATA = "dpv:PersonalData"
BASES = {
    "gdpr.6.1.a": "eu-gdpr:A6-1-a",
    "gdpr.6.1.b": "eu-gdpr:A6-1-b",
    "gdpr.6.1.c": "eu-gdpr:A6-1-c",
    "gdpr.6.1.d": "eu-gdpr:A6-1-d",
    "gdpr.6.1.e": "eu-gdpr:A6-1-e",
    "gdpr.6.1.f": "eu-gdpr:A6-1-f",
    "gdpr.9.2.a": "eu-gdpr:A9-2-a",
    "gdpr.9.2.b": "eu-gdpr:A9-2-b",
    "gdpr.9.2.g": "eu-gdpr:A9-2-g",
    "gdpr.9.2.h": "eu-gdpr:A9-2-h",
}
STATES = {
    "asked": "dpv:ConsentRequested",
    "given": "dpv:ConsentGiven",
    "refused": "dpv:ConsentRefused",
    "withdrawn": "dpv:ConsentWithdrawn",
    "expired": "dpv:ConsentExpired",
    "invalidated": "dpv:ConsentInvalidated",
}
RENEWED = "dpv:RenewedConsentGiven"
BY_THE_YOUTH = frozenset({"given", "refused", "withdrawn"})
RIGHTS: dict[str, str] = {
    "withdraw": "eu-gdpr:A7-3",
    "access": "eu-gdpr:A15",
    "rectification": "eu-gdpr:A16",
    "erasure": "eu-gdpr:A17",
    "restriction": "eu-gdpr:A18",
    "portability": "eu-gdpr:A20",
    "objection": "eu-gdpr:A21",
    "complaint": "eu-gdpr:A77",
}
CONFORMS_RECORD = "https://w3id.org/dpv/schema/dpv-27560#record"
CONFORMS_RECEIPT = "https://w3id.org/dpv/schema/dpv-27560#receipt"


def iri(*names: str) -> str:
    """A number for something of ours, as an IRI. It follows from the names (UUID version 5), so that the same thing has
    the same number in every copy, and our own number of it is not in there to be read.
    """
    return uuid.uuid5(_IDS, "\0".join(names)).urn
