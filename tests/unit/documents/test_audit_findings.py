"""What findings share is said once, and nothing of any of them is lost."""

from __future__ import annotations

from dataclasses import replace

from smpolicy.documents._audit.findings import FindingView, grouped

PHONE = FindingView(
    name="PRIV-02/phone",
    severity="Galat",
    undetermined=False,
    subject="D-1",
    place="drafts/D-1.md:9:45",
    field="text",
    message={"id": "Nomor terbaca: 0812••••7890."},
    help={"id": "Hapus nomornya."},
    excerpt="0812••••7890",
    evasion=False,
    route="Hukum",
    fingerprint="aaaa",
    waiver="",
)
OTHER_NUMBER = replace(PHONE, subject="D-2", message={"id": "Nomor terbaca: 0811••••0000."}, fingerprint="bbbb")
AGAIN = replace(PHONE, subject="D-3", evasion=True, fingerprint="cccc")


def test_findings_of_a_rule_are_together_and_in_it_those_of_a_message() -> None:
    email = replace(PHONE, name="PRIV-02/email")
    phone, mail = grouped([PHONE, email, OTHER_NUMBER, AGAIN])
    assert (phone.name, phone.count, mail.name, mail.count) == ("PRIV-02/phone", 3, "PRIV-02/email", 1)
    assert [(one.message, one.findings) for one in phone.said] == [
        (PHONE.message, (PHONE, AGAIN)),
        (OTHER_NUMBER.message, (OTHER_NUMBER,)),
    ]


def test_what_differs_in_severity_route_remedy_or_verdict_is_not_said_as_one() -> None:
    others = [
        replace(PHONE, severity="Peringatan"),
        replace(PHONE, route="Humas"),
        replace(PHONE, help={"id": "Lain."}),
        replace(PHONE, undetermined=True),
    ]
    assert [one.count for one in grouped([PHONE, *others])] == [1] * 5


def test_every_finding_is_in_one_group() -> None:
    found = [replace(PHONE, name=f"R-{n % 7}", message={"id": f"{n % 5}"}, fingerprint=str(n)) for n in range(200)]
    printed = [each.fingerprint for rule in grouped(found) for one in rule.said for each in one.findings]
    assert sorted(printed) == sorted(one.fingerprint for one in found)
