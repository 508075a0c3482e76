using System.Collections.Frozen;

namespace ShopVision.Core.Words.Analysis;

/// <summary>Units that stand behind numbers, each brought to one spelling: "500 ml", "500ml" and "24 inches", "24-inch" meet.</summary>
internal static class Measures
{
    private static readonly FrozenDictionary<string, string> Units = new (string Unit, string Spellings)[]
    {
        ("ml", "ml millilitre millilitres milliliter milliliters"), ("cl", "cl"), ("l", "l litre litres liter liters ltr"),
        ("mg", "mg"), ("g", "g gr gram grams gramme grammes"), ("kg", "kg kgs kilo kilos kilogram kilograms"),
        ("oz", "oz ounce ounces"), ("lb", "lb lbs pound pounds"), ("mm", "mm millimetre millimetres millimeter millimeters"),
        ("cm", "cm centimetre centimetres centimeter centimeters"), ("m", "m metre metres meter meters"), ("in", "in inch inches"),
        ("ft", "ft foot feet"), ("mb", "mb"), ("gb", "gb"), ("tb", "tb"), ("mah", "mah"), ("w", "w watt watts"), ("v", "v volt volts"),
        ("hz", "hz"), ("mhz", "mhz"), ("ghz", "ghz"), ("dpi", "dpi"), ("mp", "mp megapixel megapixels"),
    }
    .SelectMany(row => row.Spellings.Split(' ').Select(spelling => KeyValuePair.Create(spelling, row.Unit)))
    .ToFrozenDictionary();

    public static bool IsNumber(string word) => word.All(character => char.IsAsciiDigit(character) || character == '.');

    /// <summary>The unit's one spelling; null where the word is none.</summary>
    public static string? Unit(string word) => Units.GetValueOrDefault(word);
}
