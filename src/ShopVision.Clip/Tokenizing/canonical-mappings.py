"""Writes canonical-mappings.txt, the tables of normal form C, from the Unicode data that Python carries:

    python3 canonical-mappings.py > canonical-mappings.txt
"""

import itertools
import unicodedata

print(f"# Unicode {unicodedata.unidata_version}, by canonical-mappings.py. Hexadecimal code points.")
print("# both COMPOSED FIRST SECOND: decomposes and composes; apart COMPOSED FIRST [SECOND]: only decomposes.")
print("# class VALUE FIRST LAST: canonical combining class of a range.")

for code in range(0x110000):
    parts = unicodedata.decomposition(chr(code)).split()
    if parts and not parts[0].startswith("<"):
        kind = "both" if unicodedata.normalize("NFC", chr(code)) == chr(code) else "apart"
        print(kind, f"{code:04X}", *parts)

marks = [(code, unicodedata.combining(chr(code))) for code in range(0x110000) if unicodedata.combining(chr(code))]
for (value, _), run in itertools.groupby(enumerate(marks), lambda item: (item[1][1], item[1][0] - item[0])):
    codes = [code for _, (code, _) in run]
    print("class", value, f"{codes[0]:04X}", f"{codes[-1]:04X}")
