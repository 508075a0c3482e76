using ShopVision.Core.Catalog;

namespace ShopVision.Evaluation.Galleries;

/// <summary>
/// What is searched. Products without a picture cannot be ranked by one and are left out. <paramref name="GivenAxes"/> are those
/// whose values the index was given: a measurement wants none.
/// </summary>
public sealed record GallerySummary(int Products, int Images, int WithoutPicture, IReadOnlyList<string> GivenAxes)
{
    internal IEnumerable<string> Warnings =>
        GivenAxes.Count == 0
            ? []
            : [$"The index was given {string.Join(", ", GivenAxes)} of its products, and photos and words were read by these values: " +
               "figures flatter. Ingest with only id and image mapped (--map id=…,image=…) to measure what the model sees."];

    internal static IEnumerable<string> AxesOf(Product product)
    {
        if (product.Category.Count > 0)
            yield return Axes.Category;
        foreach (var axis in Axes.All)
            if (product.Attributes.TryGetValue(axis, out var values) && values.Count > 0)
                yield return axis;
    }
}
