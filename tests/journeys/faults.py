"""Every fault that docs/protocol.md promises to survive, and the tests that hold it: test_fault_map.py checks both."""

from __future__ import annotations

_CENTRAL, _DOMAIN, _STORAGE, _SYNC = "tests/central/", "tests/domain/", "tests/storage/", "tests/sync/"
_HERE, _SECURITY = "tests/journeys/", "tests/security/"
_REAL = _HERE + "test_real_line.py::test_a_request_spoilt_on_a_real_socket_loses_nothing"
_CUT = _HERE + "test_cuts.py::test_a_run_cut_at_any_request_goes_on_where_it_stood"
_CRAFTED = _SECURITY + "test_crafted_records.py::test_a_record_that_no_honest_app_writes_stops_nobody"
_BODIES = _CENTRAL + "test_limits.py::test_bomb_is_a_plain_refusal_and_quick"
_FIELDS = _DOMAIN + "test_records.py::test_every_field_refuses_what_no_field_may_hold"

FAULTS: dict[str, tuple[str, ...]] = {
    "cut before the body": (_REAL, _CUT),
    "cut inside the body": (_REAL, _SYNC + "test_exchange.py::test_a_line_that_is_cut_inside_the_body_is_cut"),
    "cut after the body": (_REAL, _CUT),
    "stall": (_REAL, _SYNC + "test_exchange.py::test_a_stall_ends_before_the_deadline"),
    "redirect": (_REAL,),
    "commit and lost reply": (
        _HERE + "test_cuts.py::test_a_kill_in_the_middle_of_a_request_loses_nothing",
        _CENTRAL + "test_process.py::test_what_was_answered_stored_is_there_after_a_kill",
    ),
    "killed between any two statements": (
        _STORAGE + "test_killed.py::test_what_was_called_saved_survives_six_kills_in_a_row",
        _HERE + "test_state_machine.py::test_three_devices_agree_after_quiet_whatever_happened",
    ),
    "disk full on the device": (
        _STORAGE + "test_no_room.py::test_full_disk_changes_nothing_and_the_vault_goes_on_when_there_is_room",
    ),
    "disk full at the centre": (
        _CENTRAL + "test_limits.py::test_full_disk_is_answered_centre_down_and_nothing_is_half_stored",
    ),
    "two syncs at once": (
        _HERE + "test_cuts.py::test_two_syncs_at_once_are_one",
        _CENTRAL + "test_concurrency.py::test_same_push_many_times_at_once_is_stored_once",
    ),
    "reordered pages": (_HERE + "test_hostile.py::test_pages_that_come_twice_and_out_of_order_change_nothing",),
    "duplicated pages": (_HERE + "test_hostile.py::test_pages_that_come_twice_and_out_of_order_change_nothing",),
    "truncated pages": (_HERE + "test_hostile.py::test_a_page_that_was_cut_short_is_not_taken_for_the_whole_ledger",),
    "same field edited on two devices": (
        _HERE + "test_team.py::test_a_name_changed_on_both_offline_shows_both_to_both",
        _DOMAIN + "test_patches.py::test_two_names_at_once_both_stand_and_the_newest_shows",
    ),
    "different fields edited on two devices": (
        _HERE + "test_team.py::test_a_name_changed_on_both_offline_shows_both_to_both",
    ),
    "edit versus erase": (
        _HERE + "test_team.py::test_a_withdrawal_shreds_on_both_devices_and_at_the_centre",
        _HERE + "test_stops.py::test_what_was_written_beside_a_stop_goes_also_when_the_youth_began_again",
    ),
    "grant versus withdrawal": (
        _DOMAIN + "test_consent.py::test_no_that_nobody_knew_of_always_wins",
        _HERE + "test_team.py::test_a_drawer_opened_elsewhere_under_a_consent_that_fell_is_shredded_by_who_folds_it",
    ),
    "clock 3 years ahead": (
        _HERE + "test_clocks.py::test_a_wrong_clock_is_named_and_nothing_is_lost",
        _DOMAIN + "test_clock.py::test_device_three_years_ahead_pulls_nobody_along",
    ),
    "clock at 1970": (_HERE + "test_clocks.py::test_a_wrong_clock_is_named_and_nothing_is_lost",),
    "clock changed while signing": (_HERE + "test_clocks.py::test_a_clock_that_is_turned_while_signing_loses_nothing",),
    "phone restored from backup": (
        _HERE + "test_copied_devices.py::test_a_phone_restored_from_its_backup_keeps_what_it_wrote_since",
        _HERE
        + "test_copied_devices.py::test_a_log_that_was_rescued_is_filled_up_from_the_centre_before_anything_is_sent",
    ),
    "two clones": (
        _HERE + "test_copied_devices.py::test_two_clones_of_a_worker_s_phone_both_end_up_with_everything",
        _HERE + "test_copied_devices.py::test_the_only_coordinator_s_device_lets_its_own_new_keys_in",
    ),
    "server restored from yesterday": (
        _HERE + "test_team.py::test_a_restored_centre_heals_and_brings_nothing_back",
        _HERE + "test_stops.py::test_the_same_backup_restored_twice_is_told_and_healed_twice",
    ),
    "rollback by the server": (
        _HERE + "test_hostile.py::test_a_centre_that_forgets_without_saying_so_is_found_out_and_healed",
    ),
    "omission by the server": (
        _HERE + "test_hostile.py::test_an_operation_that_is_left_out_is_noticed",
        _HERE + "test_hostile.py::test_an_operation_left_out_together_with_its_head_is_vouched_for_by_a_colleague",
        _HERE + "test_hostile.py::test_a_centre_that_keeps_one_answer_back_makes_nobody_shred",
    ),
    "swapped ciphertexts": (
        _HERE + "test_hostile.py::test_a_ciphertext_that_was_swapped_is_not_taken_and_comes_back_later",
    ),
    "substituted keys": (
        _HERE + "test_hostile.py::test_a_key_that_the_centre_puts_in_a_member_s_place_is_not_taken",
        _HERE + "test_hostile.py::test_another_roster_is_never_adopted",
        _HERE + "test_connecting.py::test_another_centre_at_the_address_gets_nothing",
    ),
    "replayed boxes": (_HERE + "test_hostile.py::test_a_box_that_is_played_again_opens_nothing_that_was_shredded",),
    "revoked device": (_HERE + "test_revocation.py::test_revoked_device_is_refused_at_once_both_ways",),
    "old-epoch operations from an offline device": (
        _HERE + "test_revocation.py::test_active_device_that_did_not_know_yet_still_gets_its_old_epoch_work_in",
        _HERE + "test_epochs.py::test_a_key_box_of_a_former_epoch_is_wrapped_again",
    ),
    "rotation cut half-way": (_HERE + "test_revocation.py::test_rotation_cut_half_way_is_done_or_not_done",),
    "rotation from a half-synced device": (
        _HERE + "test_revocation.py::test_half_synced_device_may_not_change_the_key",
    ),
    "only device lost": (_HERE + "test_recovery.py::test_lost_only_device_is_replaced_with_the_sheet",),
    "old app and new field": (
        _HERE + "test_versions.py::test_an_older_app_keeps_what_a_newer_one_wrote_and_passes_it_on",
        _HERE + "test_versions.py::test_what_an_older_app_does_not_know_survives_being_signed_anew",
        _HERE + "test_versions.py::test_replies_of_a_newer_centre_are_read_for_what_is_known_of_them",
    ),
    "new app and old server": (
        _HERE + "test_versions.py::test_a_newer_app_works_with_a_centre_that_does_not_say_where_it_stands",
        _HERE + "test_versions.py::test_an_older_centre_that_refuses_a_newer_suite_is_said_plainly_and_the_work_waits",
        _HERE + "test_versions.py::test_the_centre_refuses_an_operation_of_a_suite_it_does_not_know",
    ),
    "lone vault joins another team": (
        _HERE + "test_moving.py::test_all_work_of_a_lone_vault_comes_along_once_and_means_the_same",
        _HERE + "test_moving.py::test_a_kill_before_or_after_any_step_leaves_the_old_team_or_the_new_and_is_resumed",
        _HERE + "test_moving.py::test_a_full_disk_is_said_and_the_old_team_stays",
    ),
    "away for half a year": (_HERE + "test_long_away.py::test_a_rebuild_that_is_cut_at_any_request_ends_the_same",),
    "corrupt operation": (
        _STORAGE + "test_folding.py::test_operation_that_makes_no_sense_is_set_apart_and_the_rest_goes_on",
        _CENTRAL + "test_ledger.py::test_bad_last_signature_is_found_one_by_one",
    ),
    "predecessor missing": (
        _HERE + "test_hostile.py::test_an_operation_that_is_left_out_is_noticed",
        _CENTRAL + "test_ledger.py::test_gap_is_refused_and_so_is_all_behind_it",
    ),
    "captive portal": (_HERE + "test_cuts.py::test_a_captive_portal_is_no_network",),
    "replay": (
        _CENTRAL + "test_door.py::test_replayed_push_stores_nothing",
        _HERE + "test_hostile.py::test_an_old_answer_played_again_is_not_believed",
    ),
    "zip bomb": (
        _STORAGE + "test_folding.py::test_bomb_in_a_sealed_operation_is_set_apart",
        _SYNC + "test_exchange.py::test_a_compressed_reply_is_not_unpacked",
    ),
    "10 GB drip": (
        _SYNC + "test_exchange.py::test_a_drip_ends_at_the_deadline",
        _SYNC + "test_exchange.py::test_a_flood_is_not_read_to_its_end",
        _CENTRAL + "test_limits.py::test_dripping_body_is_given_up",
        _HERE + "test_real_line.py::test_a_centre_that_only_drips_is_given_up_and_the_work_waits",
    ),
    "10^6 fields": (_CRAFTED, _BODIES),
    "NaN": (_CRAFTED, _BODIES, _FIELDS),
    "duplicate keys": (
        _CRAFTED,
        _DOMAIN + "test_operation.py::test_of_a_key_that_stands_twice_every_device_takes_the_same",
    ),
    "lone surrogates": (_CRAFTED, _BODIES, _FIELDS),
    "2^63": (_CRAFTED, _FIELDS),
    "NUL": (_CRAFTED, _FIELDS),
    "bidi overrides": (_CRAFTED, _FIELDS),
    "year 9999": (_CRAFTED, _FIELDS),
}
