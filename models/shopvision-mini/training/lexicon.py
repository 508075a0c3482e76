"""The words shoppers use for a shop's labels: same meaning, looser meaning, and what titles give away."""

# Same thing, other words. The key is the label as the catalog writes it, lower-cased.
SYNONYMS = {
    "gender": {
        "men": ["man", "men's", "mens", "male", "gents"],
        "women": ["woman", "women's", "womens", "ladies", "female"],
        "boys": ["boy", "boy's", "boys'"],
        "girls": ["girl", "girl's", "girls'"],
        "unisex": ["men and women", "anyone"],
        "kids": ["children", "child", "children's"],
    },
    "color": {
        "grey": ["gray"],
        "grey melange": ["gray melange", "heather grey"],
        "navy blue": ["navy", "dark blue"],
        "multi": ["multicolour", "multicolor", "multicoloured", "colourful"],
        "off white": ["off-white", "ivory"],
        "turquoise blue": ["turquoise", "aqua"],
        "burgundy": ["wine red"],
        "gold": ["golden"],
        "skin": ["skin coloured"],
    },
    "category": {
        "tshirts": ["t-shirts", "t-shirt", "tshirt", "t shirt", "tee", "tees"],
        "casual shoes": ["casual shoe", "trainers"],
        "sports shoes": ["sport shoes", "running shoes", "athletic shoes"],
        "formal shoes": ["dress shoes", "oxford shoes"],
        "flip flops": ["flip-flops"],
        "heels": ["high heels", "heeled shoes", "pumps"],
        "flats": ["flat shoes", "ballet flats"],
        "handbags": ["hand bag", "purse"],
        "backpacks": ["school bag", "knapsack"],
        "watches": ["wristwatch", "wrist watch"],
        "sunglasses": ["shades"],
        "trousers": ["pants"],
        "track pants": ["joggers", "sweatpants", "tracksuit bottoms"],
        "sweaters": ["pullover", "pullovers", "jumper", "knitwear"],
        "sweatshirts": ["hoodie", "hoodies"],
        "sarees": ["sari", "saris"],
        "kurtas": ["kurta"],
        "caps": ["baseball cap"],
        "deodorant": ["deo"],
        "perfume and body mist": ["perfume", "fragrance", "body spray"],
        "necklace and chains": ["necklace", "chain"],
        "face moisturisers": ["moisturiser", "moisturizer", "face cream"],
        "mobile pouch": ["phone pouch", "phone case"],
        "laptop bag": ["laptop sleeve"],
        "ties": ["necktie"],
        "sofas": ["couch", "settee"],
        "rugs": ["carpet"],
    },
    "pattern": {
        "striped": ["stripes", "with stripes", "stripy"],
        "checked": ["checks", "check", "plaid", "checkered", "tartan"],
        "solid": ["plain", "single colour"],
        "dotted": ["polka dot", "dots", "spotted"],
        "printed": ["print", "with a print"],
        "floral": ["flowers", "flowery"],
    },
    "material": {
        "denim": ["jean fabric"],
        "wood": ["wooden", "timber"],
        "metal": ["metallic"],
        "wool": ["woollen"],
        "steel": ["stainless steel"],
    },
}

# A word that names a family: its members count as answers, at less than full weight.
COLOR_FAMILIES = {
    "blue": {"blue": 1.0, "navy blue": 0.3, "turquoise blue": 0.3, "teal": 0.2},
    "brown": {"brown": 1.0, "coffee brown": 0.5, "mushroom brown": 0.4, "tan": 0.3, "rust": 0.2},
    "grey": {"grey": 1.0, "grey melange": 0.4, "charcoal": 0.3, "steel": 0.2},
    "white": {"white": 1.0, "off white": 0.3, "cream": 0.15},
    "green": {"green": 1.0, "olive": 0.3, "sea green": 0.4, "lime green": 0.4, "fluorescent green": 0.4},
    "red": {"red": 1.0, "maroon": 0.25, "burgundy": 0.25},
    "pink": {"pink": 1.0, "peach": 0.2, "magenta": 0.25, "rose": 0.3},
    "purple": {"purple": 1.0, "lavender": 0.3, "mauve": 0.25},
    "yellow": {"yellow": 1.0, "mustard": 0.3},
    "beige": {"beige": 1.0, "nude": 0.3, "khaki": 0.2, "cream": 0.15},
}

# Words wider than one label. Catalog hierarchies (subcategories, paths) add their own.
BROADER = {
    "gender": {"kids": ["boys", "girls"], "children": ["boys", "girls"], "teenage": ["boys", "girls"]},
    "category": {
        "shoes": ["casual shoes", "sports shoes", "formal shoes", "flats", "heels", "sneakers", "boots", "loafers"],
        "sneakers": ["casual shoes", "sports shoes", "sneakers"],
        "bags": ["handbags", "backpacks", "duffel bag", "messenger bag", "laptop bag", "clutches", "tote bags"],
        "jewellery": ["earrings", "pendant", "necklace and chains", "ring", "bangle", "bracelet", "jewellery set"],
        "coats": ["jackets", "coats", "rain jacket", "blazers"],
    },
}

# Titles state patterns and materials now and then. A title that is silent states nothing.
TITLE_WORDS = {
    "pattern": {
        "Striped": {"striped", "stripe", "stripes"},
        "Checked": {"check", "checked", "checks", "checkered", "plaid"},
        "Printed": {"printed", "print"},
        "Solid": {"solid"},
        "Floral": {"floral"},
        "Dotted": {"polka", "dotted", "dots"},
    },
    "material": {
        "Leather": {"leather"},
        "Denim": {"denim"},
        "Silk": {"silk"},
        "Canvas": {"canvas"},
        "Cotton": {"cotton"},
        "Knit": {"knit", "knitted"},
    },
}

# Plural in form only: there is no singular to make.
INVARIANT = {
    "shorts", "jeans", "trousers", "pants", "leggings", "jeggings", "tights", "capris", "sunglasses", "glasses",
    "suspenders", "stockings", "men", "women",
}
IRREGULAR = {"scarves": "scarf", "shelves": "shelf", "knives": "knife"}


def singular(label: str) -> str:
    """'casual shoes' to 'casual shoe'; a label without a singular comes back as it is."""
    head, _, last = label.rpartition(" ")
    return f"{head} {_singular_word(last)}".strip()


def _singular_word(word: str) -> str:
    if word in INVARIANT or word.endswith("ss"):
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending, replacement in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + replacement
    return word
