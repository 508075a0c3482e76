using ShopVision.Clip.ModelFolder.Pulling;

namespace ShopVision.Server.Commands.Models;

/// <summary>A model of the catalogue as listed.</summary>
internal sealed record KnownModelDocument(
    string Name, string Title, string Repository, int Dimensions, int ImageSize, long ApproximateBytes, string License, string CommercialUse, string LicenseNote,
    string LicenseSource, string? Obstacle)
{
    public static KnownModelDocument Of(KnownModel model) => new(
        model.Name, model.Title, model.Repository, model.Dimensions, model.ImageSize, model.ApproximateBytes, model.License.Name,
        model.License.CommercialUse switch { true => "allowed", false => "forbidden", null => "not stated" }, model.License.Note, model.License.Source, model.Obstacle);
}
