using ShopVision.Core.Embeddings;
using ShopVision.Core.Indexing;

namespace ShopVision.Ingestion.Runs.Checks;

/// <summary>
/// Some products of the published catalog with the vectors of their first pictures, and with those that another model gives them: what
/// shoppers would find beside what they find now, before anybody does.
/// </summary>
internal sealed class ShadowSample
{
    private const int Most = 2000;
    private const int Fewest = 50;
    private const int Questions = 300;
    private const int Nearest = 10;
    private const double Deviations95 = 1.96;

    private readonly string _model;
    private readonly Dictionary<string, Sampled> _products;

    private ShadowSample(string model, Dictionary<string, Sampled> products) => (_model, _products) = (model, products);

    /// <summary>An even sample: every product with a picture is as likely to be in it, and the same catalog gives the same.</summary>
    public static async Task<ShadowSample> TakeAsync(IProductIndex index, string model, CancellationToken cancellationToken)
    {
        var random = new Random(Most);
        var kept = new List<IndexEntry>();
        var seen = 0;
        await foreach (var entry in index.ExportAsync(withVectors: true, cancellationToken).ConfigureAwait(false))
        {
            if (entry.Images.Count == 0)
                continue;
            if (seen++ < Most)
                kept.Add(entry);
            else if (random.Next(seen) is var place && place < Most)
                kept[place] = entry;
        }

        return new ShadowSample(model, kept.ToDictionary(
            entry => entry.Product.Id, entry => new Sampled(entry.Images[0].Embedding!, entry.Product.Category.Count == 0 ? null : string.Join('\n', entry.Product.Category)), StringComparer.Ordinal));
    }

    /// <summary>What the other model makes of a product; those that are not in the sample are passed over.</summary>
    public void Take(IndexEntry entry)
    {
        if (entry.Images.Count > 0 && _products.TryGetValue(entry.Product.Id, out var sampled))
            sampled.After = entry.Images[0].Embedding;
    }

    /// <summary>Null where too few products have vectors of both models to tell anything.</summary>
    public ModelComparison? Compare()
    {
        Sampled[] products = [.. _products.Values.Where(product => product.After is not null)];
        if (products.Length < Fewest)
            return null;
        var questions = Math.Min(Questions, products.Length);
        var answers = new Answer[questions];
        Parallel.For(0, questions, question => answers[question] = Ask(products, question));
        Answer[] ofCategory = [.. answers.Where(answer => answer.Before is not null)];
        double[] differences = [.. ofCategory.Select(answer => answer.After!.Value - answer.Before!.Value)];
        var (mean, error) = differences.Length == 0 ? (0, 0) : MeanAndError(differences);
        return new ModelComparison(
            _model, products.Length, questions, answers.Average(answer => answer.Overlap),
            ofCategory.Select(answer => answer.Before!.Value).DefaultIfEmpty().Average(), ofCategory.Select(answer => answer.After!.Value).DefaultIfEmpty().Average(),
            mean - (Deviations95 * error), mean + (Deviations95 * error));
    }

    private static Answer Ask(Sampled[] products, int question)
    {
        var (before, after) = (NearestTo(products, question, product => product.Before), NearestTo(products, question, product => product.After!));
        var category = products[question].Category;
        return new Answer(
            (double)before.Intersect(after).Count() / before.Length,
            category is null ? null : before.Average(place => products[place].Category == category ? 1 : 0),
            category is null ? null : after.Average(place => products[place].Category == category ? 1 : 0));
    }

    private static int[] NearestTo(Sampled[] products, int question, Func<Sampled, Embedding> vectorOf)
    {
        var query = vectorOf(products[question]);
        return
        [
            .. Enumerable.Range(0, products.Length).Where(place => place != question)
                .OrderByDescending(place => query.Dot(vectorOf(products[place]))).Take(Nearest),
        ];
    }

    private static (double Mean, double Error) MeanAndError(double[] values)
    {
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, values.Length - 1) / values.Length));
    }

    private sealed class Sampled(Embedding before, string? category)
    {
        public Embedding Before { get; } = before;

        public Embedding? After { get; set; }

        public string? Category { get; } = category;
    }

    private readonly record struct Answer(double Overlap, double? Before, double? After);
}
