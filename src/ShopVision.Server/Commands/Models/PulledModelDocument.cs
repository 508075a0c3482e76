using ShopVision.Clip.ModelFolder.Pulling;

namespace ShopVision.Server.Commands.Models;

/// <summary>A model as pulled: where it is, and who vouched for its bytes.</summary>
internal sealed record PulledModelDocument(ModelDocument Model, IReadOnlyList<PulledFileDocument> Files)
{
    public static PulledModelDocument Of(PulledModel pulled) => new(
        ModelDocument.Of(pulled.Model),
        [.. pulled.Files.Select(file => new PulledFileDocument(file.Path, file.Bytes, file.Sha256, file.VouchedBy.ToString().ToLowerInvariant()))]);
}

/// <summary>One file; <paramref name="VouchedBy"/> is catalog, manifest, hub or nobody.</summary>
internal sealed record PulledFileDocument(string Path, long Bytes, string Sha256, string VouchedBy);
