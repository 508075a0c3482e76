using ShopVision.Contracts;
using ShopVision.Core.Catalog;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;
using ShopVision.Core.Vocabularies;

namespace ShopVision.Core.Tests.Vocabularies;

public sealed class VocabularyTests
{
    private static readonly ModelDescription Model = Some.Model with
    {
        Vocabulary = new Dictionary<string, AxisVocabulary>
        {
            [Axes.Color] = new(["red", "blue"], ["{}", "a {} thing"]),
            [Axes.Gender] = new(["men"], ["{}"]),
        },
    };

    [Fact]
    public void A_catalog_reads_its_own_values_with_the_prompts_of_the_model()
    {
        var colors = OfCatalog(Axes.Color, "Crimson").Readable[Axes.Color];

        Assert.Equal(["Crimson"], colors.Values);
        Assert.Equal(["{}", "a {} thing"], colors.Templates);
    }

    [Fact]
    public void An_axis_that_the_catalog_lacks_is_read_with_the_values_of_the_model() =>
        Assert.Equal(["men"], OfCatalog(Axes.Color, "Crimson").Readable[Axes.Gender].Values);

    [Fact]
    public void Words_are_recognised_from_both() =>
        Assert.Equal(["Crimson", "red", "blue"], OfCatalog(Axes.Color, "Crimson").Known[Axes.Color]);

    [Fact]
    public void Only_the_narrowest_categories_are_read_from_a_photo() =>
        Assert.Equal(["Boots", "Hats"], OfCatalog(Axes.Category, "Shoes", "Shoes > Boots", "Hats").Readable[Axes.Category].Values);

    [Fact]
    public void Words_may_name_the_wider_categories_as_well() =>
        Assert.Equal(["Boots", "Shoes"], OfCatalog(Axes.Category, "Shoes", "Shoes > Boots").Known[Axes.Category]);

    private static Vocabulary OfCatalog(string axis, params string[] values) => Vocabulary.OfCatalog(
        Model,
        new Dictionary<string, IReadOnlyList<FacetValue>> { [axis] = [.. values.Select(value => new FacetValue(value, 1))] });
}
