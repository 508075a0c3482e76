using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ShopVision.Core.Telemetry;

/// <summary>The one source of spans and the one meter of ShopVision; hosts subscribe by <see cref="Name"/>.</summary>
public static class ShopVisionTelemetry
{
    public const string Name = "ShopVision";

    public static readonly ActivitySource Activities = new(Name);

    public static readonly Meter Meter = new(Name);

    public static readonly Histogram<double> SearchDuration =
        Meter.CreateHistogram<double>("shopvision.search.duration", "ms", "Time to answer one search.");

    public static readonly Counter<long> ImagesEmbedded =
        Meter.CreateCounter<long>("shopvision.images.embedded", "{image}", "Images embedded.");

    public static readonly Counter<long> ImagesRefused =
        Meter.CreateCounter<long>("shopvision.images.refused", "{image}", "Images that could not be embedded, by code.");
}
