# SPDX-FileCopyrightText: The Agenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is put in the place of a good value: extremes of texts, numbers, dates, ids and JSON bodies."""
import json

# For a parameter in a path or a query, percent-encoded where it must be.
DE_TEXTO = [
    ("empty", b""), ("one letter", b"a"), ("percent", b"%25"), ("4,000 letters", b"A" * 4000), ("zero", b"0"),
    ("minus one", b"-1"), ("2^31", b"2147483648"), ("2^63", b"9223372036854775808"), ("400 digits", b"9" * 400),
    ("1e308", b"1e308"), ("year 9999", b"9999-12-31"), ("year 1", b"0001-01-01"), ("no such day", b"2026-02-30"),
    ("instant year 9999", b"9999-12-31T23:59:59.999999999%2B14:00"), ("instant", b"2026-12-01T08:00:00-03:00"),
    ("NUL", b"a%00b"), ("bad UTF-8", b"%ff%fe"), ("bidi", b"%E2%80%AE%E2%80%8B%F3%A0%81%81"), ("emoji", b"%F0%9F%91%A9%E2%80%8D" * 60),
    ("SQL", b"%27%20OR%201%3D1--"), ("template", b"%7B%7B7*7%7D%7D%251%25n"), ("commas", b"," * 2000),
    ("many states", b",".join([b"solicitada", b"confirmada", b"presente"] * 100)), ("wildcards", b"%25_%25_" * 200),
    ("words", b"%20".join([b"ana"] * 300)), ("dots", b"..%2F..%2Fetc%2Fpasswd"), ("nil id", b"00000000-0000-0000-0000-000000000000"),
    ("some id", b"01932C07-0000-7000-8000-000000000000"), ("true", b"true"), ("newline", b"a%0d%0aX-A:%20b"),
]
# For a header of a request.
DE_CABECALHO = [
    ("empty", b""), ("star", b"*"), ("4,000 letters", b"A" * 4000), ("tags", b", ".join([b'"1"'] * 2000)),
    ("open quote", b'"' + b"1" * 3000), ("weak", b'W/"1"'), ("commas", b"," * 8000), ("2^64", b'"18446744073709551616"'),
    ("minus", b'"-1"'), ("high bytes", b"\xff\xfe\x80" * 100), ("some id", b"01932c07-0000-7000-8000-000000000000"),
    ("spaces", b"a" + b" \t" * 3000 + b"b"), ("quality", b",".join([b"x;q=0.1"] * 1500)),
]
# For one field of a body.
DE_CAMPO = [
    ("null", None), ("true", True), ("minus one", -1), ("2^63", 2**63), ("1e308", 1e308), ("fraction", 0.5), ("empty", ""),
    ("one letter", "a"), ("50,000 letters", "a" * 50_000), ("50 kB of signs", "<\"'&" * 6_000), ("bidi", "\u202e\u200b\U000e0041"),
    ("combining", "a" + "\u0301" * 15_000), ("NUL", "a\u0000b"), ("year 9999", "9999-12-31"),
    ("instant year 9999", "9999-12-31T23:59:00Z"), ("instant off the grid", "2027-01-04T08:07:13-03:00"), ("array", []),
    ("10,000 numbers", [1] * 10_000), ("5,000 objects", [{}] * 5_000), ("object", {}),
    ("1,000 members", {f"m{i}": i for i in range(1_000)}), ("30 deep", json.loads("[" * 30 + "]" * 30)), ("emoji", "\U0001f469\u200d" * 4_000),
]
# For a whole body.
DE_CORPO = [
    ("empty", b""), ("not JSON", b"{"), ("array", b"[]"), ("59 kB of unknown fields", b"{" + b",".join(b'"%d":0' % i for i in range(5_800)) + b"}"),
    ("one unknown field of 60 kB", b'{"' + b"x" * 60_000 + b'":0}'), ("255 unknown fields", b"{" + b",".join(b'"c%d":0' % i for i in range(255)) + b"}"),
    ("60,000 deep", b"[" * 60_000), ("30,000 deep, closed", b"[" * 30_000 + b"]" * 30_000), ("duplicate keys", b"{" + b",".join([b'"nome":"a"'] * 5_000) + b"}"),
    ("escapes", b'{"nome":"' + b"\\u00e1" * 9_000 + b'"}'), ("lone surrogates", b'{"nome":"' + b"\\ud800" * 9_000 + b'"}'),
    ("60 kB of digits", b'{"nome":' + b"9" * 60_000 + b"}"), ("bad UTF-8", b'{"nome":"' + b"\xff" * 50_000 + b'"}'), ("BOM", b"\xef\xbb\xbf{}"),
    ("spaces", b" " * 60_000 + b"{}"), ("65,537 bytes", b" " * 65_535 + b"{}"),
]
# For the target and the head of any operation.
DE_CABECA = [
    ("2,000 parameters", b"?" + b"&".join([b"a"] * 2_000), ()), ("33 parameters", b"?" + b"&".join(b"a%d=1" % i for i in range(33)), ()),
    ("ampersands", b"?" + b"&" * 3_900, ()), ("one name of 4,000", b"?" + b"a" * 3_900 + b"=1", ()), ("bad escapes", b"?" + b"%zz" * 1_200, ()),
    ("escaped", b"?" + b"%61" * 1_200 + b"=1", ()), ("60 headers", b"", [(b"X-%d" % i, b"v" * 200) for i in range(60)]),
    ("long header", b"", [(b"X-A", b"v" * 15_000)]), ("languages", b"", [(b"Accept-Language", b",".join([b"xx-YY;q=0.5"] * 1_200))]),
    ("forwarded", b"", [(b"X-Forwarded-For", b",".join([b"1.2.3.4"] * 1_500))]), ("forged token", b"", [(b"Authorization", b"Bearer " + b"a" * 8_000)]),
    ("another scheme", b"", [(b"Authorization", b"Basic " + b"a" * 8_000)]), ("request id", b"", [(b"X-Request-Id", b"a" * 8_000)]),
    ("key", b"", [(b"Idempotency-Key", b"k" * 8_000)]), ("ranges", b"", [(b"Range", b"bytes=" + b"0-1," * 3_000)]),
    ("cookies", b"", [(b"Cookie", b"a=b; " * 3_000)]), ("expect", b"", [(b"Expect", b"x" * 4_000)]),
]
METODOS = [b"GET" * 5_000, b"TRACE", b"CONNECT", b"OPTIONS", b"PATCH", b"PROPFIND", b"get", b"G\xc3\xa9T", b"A" * 21, b"M-SEARCH", b"PRI", b"DELETE"]
