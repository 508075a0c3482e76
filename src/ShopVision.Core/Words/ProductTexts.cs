using ShopVision.Core.Catalog;

namespace ShopVision.Core.Words;

/// <summary>The texts of a product that are searched, each with the field whose weight its words have; codes are read apart.</summary>
public static class ProductTexts
{
    public static IEnumerable<(WordField Field, string Text)> Of(Product product)
    {
        yield return (WordField.Title, product.Title);
        if (product.Brand is { } brand)
            yield return (WordField.Brand, brand);
        foreach (var name in product.Category)
            yield return (WordField.Category, name);
        foreach (var value in product.Attributes.Values.SelectMany(values => values))
            yield return (WordField.Attributes, value);
        if (product.Description is { } description)
            yield return (WordField.Description, description);
    }
}
