namespace ShopVision.Core.Words;

/// <summary>
/// The parameters of BM25F: how much a field's words count, and how much the field's length takes from that. Names are short because
/// they are names, not because they say much about each word; only a description that goes on says less with each word.
/// </summary>
public static class FieldWeights
{
    public const int Count = 6;

    /// <summary>How soon more of the same word stops to count.</summary>
    public const double Saturation = 1.2;

    private static readonly (double Weight, double LengthShare)[] ByField =
    [
        (Weight: 3, LengthShare: 0.5), // Title
        (2, 0), // Brand
        (2, 0.3), // Category
        (2, 0.3), // Attributes
        (1, 0.75), // Description
        (3, 0), // Code
    ];

    /// <summary>What a word's count in a field comes to, before it saturates.</summary>
    public static double Weigh(WordField field, int count, int length, double averageLength)
    {
        var (weight, share) = ByField[(int)field];
        return weight * count / (1 - share + (share * length / averageLength));
    }

    /// <summary>What a word adds to a product's score for each unit of its rarity.</summary>
    public static double Saturate(double weighed) => weighed * (Saturation + 1) / (weighed + Saturation);

    /// <summary>Never negative, also for a word that every product has.</summary>
    public static double Rarity(int products, int withWord) => Math.Log(1 + ((products - withWord + 0.5) / (withWord + 0.5)));
}
