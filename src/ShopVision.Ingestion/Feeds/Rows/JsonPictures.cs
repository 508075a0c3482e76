using System.Text.Json;
using ShopVision.Core.Catalog;
using ShopVision.Ingestion.Feeds.Columns;

namespace ShopVision.Ingestion.Feeds.Rows;

/// <summary>Pictures that JSON writes as objects, <c>{"url": "b.jpg", "role": "lifestyle"}</c>, alone or in an array, also among texts.</summary>
internal static class JsonPictures
{
    private const string Url = "url";
    private const string Role = "role";

    /// <summary>An object with a url is a picture in an array, where no other object would be understood; alone it may be a brand.</summary>
    public static bool AreIn(JsonProperty property) => property.Value.ValueKind == JsonValueKind.Array
        ? property.Value.EnumerateArray().Any(IsPicture)
        : IsPicture(property.Value) && (property.Value.TryGetProperty(Role, out _) || WellKnownColumns.Find(property.Name).Target.Field == ProductField.Image);

    /// <summary>In their order, or what is not understood of them.</summary>
    public static (IReadOnlyList<ProductImage> Images, string? Problem) Read(JsonProperty property)
    {
        var images = new List<ProductImage>();
        IEnumerable<JsonElement> items = property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray() : [property.Value];
        foreach (var item in items.Where(item => item.ValueKind != JsonValueKind.Null))
        {
            var isPicture = IsPicture(item);
            if (JsonLinesFeedReader.TryText(isPicture ? item.GetProperty(Url) : item) is not { } source)
                return ([], $"'{property.Name}' holds a picture that is not understood. Expected its address as a text, or as {{\"{Url}\": …, \"{Role}\": …}}.");
            if ((isPicture ? RoleOf(item) : ImageRole.Product) is not { } role)
                return ([], $"'{property.Name}' holds a picture with the {Role} {item.GetProperty(Role).GetRawText()}. Expected {ImageRoles.Expected}.");
            images.Add(new ProductImage(source, role));
        }

        return (images, null);
    }

    private static bool IsPicture(JsonElement item) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(Url, out _);

    private static ImageRole? RoleOf(JsonElement picture) =>
        !picture.TryGetProperty(Role, out var role) || role.ValueKind == JsonValueKind.Null ? ImageRole.Product
        : JsonLinesFeedReader.TryText(role) is { } name ? ImageRoles.Find(name)
        : null;
}
