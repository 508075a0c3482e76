using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ShopVision.Server.Search;

/// <summary>Describes what the handlers read by hand: the query string with its open set of filters, and the form.</summary>
internal static class SearchOpenApi
{
    public static Task DescribeQuery(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Parameters =
        [
            Parameter("q", JsonSchemaType.String, "What the shopper types."),
            Parameter("limit", JsonSchemaType.Integer, "1 to 100; 10 where absent."),
            Parameter("offset", JsonSchemaType.Integer, "offset + limit is at most 1000."),
            Parameter("explain", JsonSchemaType.Boolean, "Adds the reasons of each hit."),
            Parameter("filter.{field}", JsonSchemaType.String, "filter.color=blue&filter.color=navy is either; filter.price=10..50 is a range; filter.inStock=true."),
        ];
        return Task.CompletedTask;
    }

    public static Task DescribeForm(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var form = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["photo"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "JPEG, PNG, WebP, GIF, AVIF or TIFF." },
                ["text"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["filters"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "JSON: {\"color\": [\"blue\"]}" },
                ["limit"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["offset"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["textWeight"] = new OpenApiSchema { Type = JsonSchemaType.Number },
                ["composition"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["explain"] = new OpenApiSchema { Type = JsonSchemaType.Boolean },
            },
        };
        if (operation.RequestBody?.Content is { } content)
            content["multipart/form-data"] = new OpenApiMediaType { Schema = form };
        return Task.CompletedTask;
    }

    private static OpenApiParameter Parameter(string name, JsonSchemaType type, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = description,
        Schema = new OpenApiSchema { Type = type },
    };
}
