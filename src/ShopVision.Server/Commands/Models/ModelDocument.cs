using ShopVision.Clip.ModelFolder;

namespace ShopVision.Server.Commands.Models;

/// <summary>A model as listed.</summary>
internal sealed record ModelDocument(
    string Name, string Revision, int Dimensions, int ImageSize, long Bytes, string License, string Source, string Fingerprint, string Folder)
{
    public static ModelDocument Of(ClipModel model) => new(
        model.Description.Name, model.Description.Revision, model.Description.Dimensions, model.ImageSize, model.Bytes,
        model.License, model.Source, model.Description.Fingerprint.Value, model.Folder);
}
