using System.Globalization;
using ShopVision.Drawing.Patterns;

namespace ShopVision.Drawing;

/// <summary>Thinks up designs: what is drawn next, of which stuff, with which print, for whom and at what price.</summary>
internal sealed class Designer(SplitMix64 random)
{
    private readonly Queue<Template> _deck = new();
    private int _count;

    /// <summary>Deals every template once before any of them comes again.</summary>
    public Design Next()
    {
        if (_deck.Count == 0)
            foreach (var card in random.Shuffle(Templates.All)) _deck.Enqueue(card);
        var template = _deck.Dequeue();
        var assortment = template.Assortment;
        var pattern = random.Pick(assortment.Patterns);
        return new(template, pattern, PatternCut.Choose(pattern, random), random.Pick(assortment.Materials))
        {
            GroupId = string.Create(CultureInfo.InvariantCulture, $"{Slug(template.Noun)}-{++_count:000}"),
            Brand = random.Pick(template.Brands),
            Gender = template.Genders.Count == 0 ? null : random.Pick(template.Genders),
            Price = PriceWithin(assortment),
            ShapeSeed = random.Next(),
        };
    }

    // Cheaper prices are likelier, and all end as prices do.
    private decimal PriceWithin(Assortment assortment)
    {
        var share = random.Between(0, 1);
        var whole = (int)(assortment.PriceFrom + ((assortment.PriceTo - assortment.PriceFrom) * share * share));
        return whole + random.Pick<decimal>([0.00m, 0.50m, 0.90m, 0.95m]);
    }

    private static string Slug(string noun) => noun.ToLowerInvariant().Replace(' ', '-');
}
