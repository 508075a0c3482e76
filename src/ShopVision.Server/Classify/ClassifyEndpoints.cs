using Microsoft.AspNetCore.Http.HttpResults;
using ShopVision.Core.Classifying;

namespace ShopVision.Server.Classify;

internal static class ClassifyEndpoints
{
    public static void MapClassify(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/classify").WithTags("Classify")
            .MapPost("", Classify).WithName("classify").WithSummary("Tell which of some labels a photo shows, or what the model knows of it, or that it is none of these.")
            .Accepts<ClassifyBody>("application/json", "multipart/form-data")
            .DisableAntiforgery()
            .AddOpenApiOperationTransformer(ClassifyOpenApi.DescribeForm);

    private static async Task<Ok<ClassifyResponse>> Classify(
        HttpRequest request, ClassifyRequestReader reader, Classifier classifier, CancellationToken cancellationToken)
    {
        var question = await reader.ReadAsync(request, cancellationToken);
        return TypedResults.Ok(await classifier.ClassifyAsync(question.Photo, question.Request, cancellationToken));
    }
}
