using ShopVision.Core.Catalog;

namespace ShopVision.Core.Indexing;

/// <summary>Which products are one where groups are collapsed.</summary>
public static class Groups
{
    /// <summary>Equal for products of one group, and for no others.</summary>
    public static (bool IsGroup, string Id) KeyOf(Product product) =>
        product.GroupId is { } group ? (true, group) : (false, product.Id);
}
