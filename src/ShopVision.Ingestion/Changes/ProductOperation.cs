using System.Text.Json.Serialization;

namespace ShopVision.Ingestion.Changes;

/// <summary>What is to become of one product; the names are those that runs are told.</summary>
public enum ProductOperation
{
    /// <summary>It is what is said of it, and nothing else, whether there was one or not.</summary>
    [JsonStringEnumMemberName("upsert")]
    Upsert,

    /// <summary>What is said of it changes; the rest and its pictures stay.</summary>
    [JsonStringEnumMemberName("patch")]
    Patch,

    [JsonStringEnumMemberName("delete")]
    Delete,
}
