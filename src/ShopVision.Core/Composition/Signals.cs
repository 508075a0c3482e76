namespace ShopVision.Core.Composition;

/// <summary>What can speak for a hit.</summary>
public static class Signals
{
    /// <summary>The picture looks like the photo.</summary>
    public const string Look = "look";

    /// <summary>The picture shows what the words, or the caption made from them, say.</summary>
    public const string Words = "words";

    /// <summary>The product's own text holds the words.</summary>
    public const string Match = "match";

    /// <summary>The product's attributes agree with the wishes, or contradict them.</summary>
    public const string Attributes = "attributes";

    /// <summary>The words are the product's id, SKU or GTIN.</summary>
    public const string Named = "named";

    /// <summary>The product has no picture: it stands as the least alike of the others.</summary>
    public const string NoPicture = "no-picture";
}
