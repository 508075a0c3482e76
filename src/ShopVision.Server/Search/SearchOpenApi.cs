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
            Parameter("cursor", JsonSchemaType.String, "The nextCursor of the page before, with the same question."),
            Parameter("sort", JsonSchemaType.String, "relevance, price-asc, price-desc or newest; what words find is ranked first, and its 1000 best are sorted."),
            Parameter("collapseGroups", JsonSchemaType.Boolean, "Shows of each group the best product alone."),
            Parameter("explain", JsonSchemaType.Boolean, "Adds the reasons of each hit."),
            Parameter("filter.{field}", JsonSchemaType.String, "filter.color=blue&filter.color=navy is either; filter.price=10..50 and filter.addedAt=2026-11-01.. are ranges; filter.inStock=true."),
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
                ["cursor"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["sort"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["collapseGroups"] = new OpenApiSchema { Type = JsonSchemaType.Boolean },
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
