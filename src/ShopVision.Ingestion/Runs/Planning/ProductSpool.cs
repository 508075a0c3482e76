using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;
using ShopVision.Core.Errors;

namespace ShopVision.Ingestion.Runs.Planning;

/// <summary>
/// Products on their way from reading the feed to doing the work, in a file, so that a feed of any size takes the same memory. The file has
/// no name any more, or loses it when it is closed: a crash leaves nothing behind. Written once, then read once.
/// </summary>
internal sealed class ProductSpool : IDisposable
{
    private const int LengthSize = sizeof(int);

    private readonly FileStream _file;

    private ProductSpool(FileStream file) => _file = file;

    public int Count { get; private set; }

    /// <summary>Throws <c>data-folder-unusable</c>.</summary>
    public static ProductSpool Create(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "feeds", $"{Guid.NewGuid():N}.plan");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, bufferSize: 1 << 16, FileOptions.DeleteOnClose);
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
            return new ProductSpool(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, fault);
        }
    }

    public void Add(PlannedProduct product)
    {
        var record = JsonSerializer.SerializeToUtf8Bytes(product, SpoolJson.Default.PlannedProduct);
        Span<byte> length = stackalloc byte[LengthSize];
        BinaryPrimitives.WriteInt32LittleEndian(length, record.Length);
        try
        {
            _file.Write(length);
            _file.Write(record);
        }
        catch (IOException fault)
        {
            throw Unusable(_file.Name, fault);
        }

        Count++;
    }

    /// <summary>All of them, in the order in which they came.</summary>
    public IEnumerable<PlannedProduct> Read()
    {
        _file.Position = 0;
        var length = new byte[LengthSize];
        for (var i = 0; i < Count; i++)
        {
            _file.ReadExactly(length);
            var record = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
            _file.ReadExactly(record);
            yield return JsonSerializer.Deserialize(record, SpoolJson.Default.PlannedProduct)!;
        }
    }

    public void Dispose() => _file.Dispose();

    private static ShopVisionException Unusable(string path, Exception fault) => new(
        ErrorCode.DataFolderUnusable, $"Expected to write '{path}', but the system refused: {fault.Message} Check the folder, its permissions and the free space.", fault);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(PlannedProduct))]
internal sealed partial class SpoolJson : JsonSerializerContext;
