namespace ShopVision.Core.Filtering;

/// <summary>The filter fields that are not attributes; any other name is an attribute's.</summary>
public static class Fields
{
    public const string Id = "id";
    public const string GroupId = "groupId";
    public const string Brand = "brand";
    public const string Category = "category";
    public const string Price = "price";
    public const string Currency = "currency";
    public const string InStock = "inStock";
    public const string AddedAt = "addedAt";

    public static IReadOnlyList<string> All { get; } = [Id, GroupId, Brand, Category, Price, Currency, InStock, AddedAt];
}
