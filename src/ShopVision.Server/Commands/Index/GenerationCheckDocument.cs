using ShopVision.LocalIndex;

namespace ShopVision.Server.Commands.Index;

/// <summary>A generation's check as printed; the code and message are null where it passed.</summary>
internal sealed record GenerationCheckDocument(
    string Generation, bool Published, bool Passed, long Products, long Images, long Bytes, string? Code, string? Message)
{
    public static GenerationCheckDocument Of(GenerationCheck check) => new(
        check.Generation, check.IsPublished, check.Fault is null, check.Products, check.Images, check.Bytes, check.Fault?.Code.Name, check.Fault?.Message);
}
