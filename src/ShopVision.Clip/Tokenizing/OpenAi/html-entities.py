"""Writes html-entities.txt, HTML 5's named characters with and without their semicolons, from the list that Python carries:

    python3 html-entities.py > html-entities.txt
"""

import html.entities

print("# HTML 5's named characters, by html-entities.py: name, code points in hexadecimal.")
for name, text in sorted(html.entities.html5.items()):
    print(name, *(f"{ord(character):X}" for character in text))
