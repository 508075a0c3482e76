using ShopVision.Evaluation.Galleries;
using ShopVision.Evaluation.Truths;

namespace ShopVision.Evaluation.Reports;

/// <summary>The lines above every table: what was searched and what it was held against.</summary>
internal static class ReportHeading
{
    public static string Write(string title, string model, string generation, GallerySummary gallery, TruthSummary truth)
    {
        var pictures = gallery.WithoutPicture == 0
            ? $"{TextTable.Number(gallery.Images)} pictures"
            : $"{TextTable.Number(gallery.Images)} pictures; {TextTable.Number(gallery.WithoutPicture)} more without a picture are left out";
        return $"""
            {title}, model {model}, generation {generation}
            Gallery: {TextTable.Number(gallery.Products)} products, {pictures}
            Truth: {truth.Source}, {string.Join(", ", truth.Axes)} of {TextTable.Number(truth.Products)} products, {TextTable.Number(truth.Matched)} of them in the gallery

            """;
    }

    public static string Warnings(IReadOnlyList<string> warnings) =>
        string.Concat(warnings.Select(warning => $"Warning: {warning}{Environment.NewLine}"));
}
