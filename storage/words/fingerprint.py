"""The 1,024 words of fingerprints, ten bits a word: two people read six of them aloud and compare.

Part of the format, unlike the words of passphrases: never changed, added to or put in another order, else two versions
of the app would show different words for the same team. A test holds its hash.
"""

_WORDS = """
    aardbei acht acteur advocaat afrit agenda ajuin akker akkoord album alfabet alpaca altijd amandel andijvie anijs
    anjer anker antenne antwoord apotheek appel applaus april aquarel arbeider arend armband artisjok asfalt asperge
    atelier augustus auto azijn azuur baai badge badjas badkamer badpak bakkerij baksteen balk balpen banaan band
    banjo bankje batterij bediende beek beeld been beer beginnen begonia behang beige beitel beker belfort berg berk
    berm beschuit beslag bestand betalen beton beuk bewaren bezem biet biljet bingo biologie bitter bivak bizon blad
    blender blij bliksem bloesem blokken boek boer boksen boom boon boor bord borstel bosbes boterham bout braambes
    braden branden breed breien breken brem breuk brief broccoli broer bron brood brug bruin buffel buik buizerd
    bulgur bumper bundel bungalow bureau burger buurt cacao cactus cake camera camping caravan ceder cello cement
    chalet cijfer cilinder cinema cirkel citroen claxon computer concert couscous dahlia dakbalk dakgoot dakpan
    dammen dank danser dapper december deeg deken delen denim derde dertien dessert deurbel dichter dienblad diep
    dijk diner dinsdag dirigent doek doelpunt dokter dolfijn domino donder donker dooi doos dorp douche dozijn draad
    dragen drankje drempel driehoek dromen droom drop druif druk drumstel dubbel duif duiken duin duizend durven
    duwen dweilen echt eclair eekhoorn eend eenhoorn eerlijk eerste egel eikel eiland ekster eland elleboog emmer
    enkel envelop erwt etalage eten euro evenaar examen ezel fabriek fazant februari feest fietsen film flamingo
    flat fles fluiten fluweel fontein fopspeen forel fornuis foto friet fruitsap fysica gaai galerij gang gans
    garage garde garen garnaal gast gazelle gedachte geel gehakt geheim geld geluid gember gemeente geranium gerst
    gesprek getal geur gevel gevoel gezellig gezicht gezond gips giraf gisteren gitaar glad glaswol gletsjer
    glijbaan glimlach globe goedkoop golf gondel gooien goot gordijn gorilla graan graffiti grap gras graver grijs
    grind groet groot grot haag haai haak haan haard haas hagedis half hals halte hamer hamster hangmat hapje hard
    haring hark harp hars haven havik heelal heet hefboom helder helm helpen hemd hemel hengel herfst hert heup
    heuvel hobo hockey hoed hoef hoek hoepel hoest hond honing hoofd hoog hooi hoop hoorn hopen horizon horloge
    hotel huid huilen huiswerk hulp hulst hyacint hyena ijspegel ijsvogel ijzel indigo iris isolatie januari jarig
    jasmijn jong juli juni jurk kaart kaas kabel kabouter kachel kade kajak kajuit kalender kalf kalkoen kameel
    kampvuur kaneel kano kans kantoor kapitein kapper kapsalon karate karmijn karper karton kassier kast katoen
    katrol kauwgom keeper kegel kelder kermis kers ketchup ketelpak ketting keuken kever kieuw kievit kiezen kijken
    kikker kiosk kist klank klaproos klarinet klas klauw klaver kleed klem kleur klif klimrek klink klok kloof
    knikker knolraap knoop knop knuffel koala koekoek koelen koets koffer koken komeet komijn koningin koorts koper
    koplamp korst koude kous kraam krab kracht kreeft krekel krokus kromme kroon kruk krul kubus kuiken kunnen kunst
    kurkuma kust kwal kwark kwast laag laan laars laatste ladder lade laken lamp land lang lantaarn lariks lasagne
    lasser latje lauw lavabo lavendel leder leeg leerling leeuw leguaan lelie lens lente lepel leraar leren letter
    lezen libel licht lied lief lift lijm lijn lijst limonade linde linnen linzen living lolly look lopen luchtbed
    luid luier luipaard lunch lynx maaltijd maan maart macaroni madelief magneet mais maken mand manen mango mantel
    marathon margriet markt marter mast matras medaille meer mees meetlat meeuw melodie merel mest meten metro
    metser middag mier miljoen minuut mixer moeder moeras molen mond monteur mooi morgen mossel mosterd mouw muis
    munt muur muzikant naaien naald nacht nagel narcis negen netel netjes netwerk neus nevel nicht nietje nieuw
    niezen noorden noot notaris nougat november ober oceaan ochtend oefenen oester oktober oliebol olifant olijf
    omelet ondiep ontbijt onweer oogst ooievaar oorbel oosten openen oprit oranje orchidee orgel orka orkest otter
    ovaal oven paars pakje palet paling palm panda panter papegaai papier paprika paraplu park passer pasta patrijs
    pauw pedaal peer pelikaan penseel peper perron perzik picknick pier pikant piloot pinda pingpong piraat pistolet
    pizza plafond plakken plan plataan ploeg plooien podium poel poetsen polder pollepel pols pomp pony poort poot
    populier portret post potje potlood praten prei prins proper pruim publiek pudding pull punt puree purper puzzel
    pyjama quiz raadsel raaf raam raap racket radijs rails raket rapport recept recht refrein reiger reis rekenen
    remmen rendier reus ridder riek riem rietje rijden rijm rijst ring risotto ritme rits rivier robot roeiboot
    roepen roer rogge rolstoel roman rond rood room roos rotonde rots roze rozijn rucola rugby rugzak ruilen ruimte
    ruit rups rust saffraan salade salon samen sardien saus saxofoon schat scheef schip schop schroef schub scouts
    seconde seizoen serre shampoo signaal silo siroop sjaal sjalot sjerp skate skilift slaapzak slab slagerij slak
    slang slapen sleutel slim slinger slippers slurf smaak smelten snavel snel snijden snoep snorkel sofa sorbet
    spaarpot spade spannend spar spatel specht spel spiegel spijker spiraal spons spoor sporthal spreeuw springen
    sprookje spruitje staart stadhuis stal stapel starten steen steil stekker stelling stempel stengel sterren steun
    stil stoel stoofpot straat strip stroom studio sturen stuur suiker surfen taal taart tafel talent tandarts tang
    tante tapijt tarwe taxi teen tegel tekenen telefoon tellen tennis tent terras tevreden theater theedoek thermos
    ticket tien tijm tillen titel tocht toerist toets toeval toffee tomaat toneel toren touw tovenaar tractor
    trainer tram trap trein trekken trombone troon trui tuba tube tulp tunnel turkoois turnzaal twaalf tweede twijg
    twintig uitgever uitlaat ukelele uniform vaas vaatwas vacht vakantie valies valk vallei vandaag vanille varen
    veertien vegen venkel venster ventiel verf vergiet verkopen vest veulen vijftig vijg vijl villa vinden vinger
    vink viool visnet visser vlaai vlag vlas vlecht vleugel vliegen vlinder vloer vlot voetbal volgend vorig vork
    vorm vorst vouwen vraag vragen vreugde vriend vrij vrolijk vulkaan vuurwerk wachten wafel wagon wakker walnoot
    walrus walvis wandelen wang want warmte wasbak washand wasmand wassen water website week weer wegen weide wekker
    wens wereld werken werpen westen weten wezel wieg wijk wijs willen wind winkel winnen winter wissel witloof
    woensdag woestijn wolf wolk wonen woning woord worm wortel woud xylofoon yoghurt zaad zaag zaaien zacht zadel
    zaklamp zalf zalm zand zanger zaterdag zebra zeehond zeem zeep zegel zeil zekering zender zeppelin zestien zetel
    zijde zilver zingen zoeken zoet zolder zomer zondag zonlicht zoutvat zuidpool zuiger zuur zwaan zwaluw zwart
    zwemmen zweven
"""
FINGERPRINT_WORDS: tuple[str, ...] = tuple(_WORDS.split())
