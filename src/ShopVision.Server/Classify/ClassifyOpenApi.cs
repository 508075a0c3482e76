using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ShopVision.Server.Classify;

/// <summary>Describes the form, which the handler reads by hand.</summary>
internal static class ClassifyOpenApi
{
    public static Task DescribeForm(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var form = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "photo" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["photo"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "JPEG, PNG, WebP, GIF, AVIF or TIFF." },
                ["labels"] = Texts($"Separated by commas, or a field each; at most {ClassifyRequestReader.MaxLabels}."),
                ["templates"] = Texts($"A field each, with {{}} for the label; at most {ClassifyRequestReader.MaxTemplates}, and {ClassifyRequestReader.MaxPrompts} labels times templates."),
                ["axes"] = Texts("Separated by commas, or a field each."),
                ["top"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            },
        };
        if (operation.RequestBody?.Content is { } content)
            content["multipart/form-data"] = new OpenApiMediaType { Schema = form };
        return Task.CompletedTask;
    }

    private static OpenApiSchema Texts(string description) => new()
    {
        Type = JsonSchemaType.Array,
        Items = new OpenApiSchema { Type = JsonSchemaType.String },
        Description = description,
    };
}
