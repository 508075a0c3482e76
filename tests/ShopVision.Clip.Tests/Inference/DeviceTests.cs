using ShopVision.Clip.Inference;
using ShopVision.Contracts;
using ShopVision.Core.Embeddings;
using ShopVision.Core.Errors;

namespace ShopVision.Clip.Tests.Inference;

public sealed class DeviceTests
{
    [Fact]
    public async Task A_gpu_that_was_asked_for_and_cannot_be_used_is_an_error_and_never_a_run_on_the_cpu()
    {
        using var folder = new TinyClipFolder();
        using var embedder = ClipEmbedder.Load(folder.Path, new ClipOptions { Device = Device.Cuda });
        try
        {
            // Where there is a GPU that works, it is used.
            Assert.True((await embedder.EmbedImageAsync(new ImageSource("1", Picture.Jpeg(20, 30)), TestContext.Current.CancellationToken)).Succeeded);
        }
        catch (ShopVisionException exception)
        {
            Assert.Equal(ErrorCode.DeviceMissing, exception.Code);
            Assert.Contains("Clip:Device", exception.Message, StringComparison.Ordinal);
        }
    }
}
