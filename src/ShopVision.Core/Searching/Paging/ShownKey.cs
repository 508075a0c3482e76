using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ShopVision.Core.Catalog;
using ShopVision.Core.Indexing;

namespace ShopVision.Core.Searching.Paging;

/// <summary>
/// What a cursor remembers of a product, or of its group where groups collapse: five bytes of a digest. Among the thousand
/// products that can be paged through, two share one with a chance of about one in two million.
/// </summary>
internal static class ShownKey
{
    public const int Size = 5;

    public static ulong Of(Product product, bool isOfGroup)
    {
        var (isGroup, id) = isOfGroup ? Groups.KeyOf(product) : (false, product.Id);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(isGroup ? $"group {id}" : $"product {id}"), digest);
        digest[Size..sizeof(ulong)].Clear();
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }
}
