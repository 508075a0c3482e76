using System.ComponentModel.DataAnnotations;
using ShopVision.Core.Words;

namespace ShopVision.Elasticsearch;

/// <summary>Where the cluster is, who we are there, and how generations are made and searched.</summary>
public sealed record ElasticsearchOptions
{
    public const string Section = "Elasticsearch";

    /// <summary>The addresses of one or more nodes, separated by ';'. Not needed with a <see cref="CloudId"/>.</summary>
    public string Nodes { get; init; } = "http://127.0.0.1:9200";

    /// <summary>The id of a deployment at Elastic Cloud, as its page shows it; it takes the place of <see cref="Nodes"/>.</summary>
    public string? CloudId { get; init; }

    /// <summary>The name that readers search; generations are indices whose names begin with it.</summary>
    [Required]
    [RegularExpression("^[a-z0-9][a-z0-9_.-]{0,99}$", ErrorMessage = "Elasticsearch:Index must be lower-case letters, digits, '-', '_' or '.', and begin with a letter or digit.")]
    public string Index { get; init; } = "shopvision";

    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>The encoded form: base64 of id and key. It comes before a bearer token, and both before a user's password.</summary>
    public string? ApiKey { get; init; }

    public string? BearerToken { get; init; }

    /// <summary>The SHA-256 of the certificate of the cluster's own authority, in hex, as Elasticsearch prints it when it first starts.</summary>
    public string? CertificateFingerprint { get; init; }

    /// <summary>Sends and asks for gzip: for clusters that are far away.</summary>
    public bool Compress { get; init; }

    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request that may be repeated is sent again, to another node where there is one.</summary>
    [Range(0, 10)]
    public int MaxRetries { get; init; } = 3;

    /// <summary>How long a search may go on with the generation that it last knew as the published one.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How a generation is stored; used where a new one is made.</summary>
    public GenerationOptions Generations { get; init; } = new();

    /// <summary>How many candidates a vector search looks at.</summary>
    public VectorSearchOptions Vectors { get; init; } = new();

    /// <summary>How much is sent at once, and how writers keep apart.</summary>
    public WritingOptions Writing { get; init; } = new();

    /// <summary>How words are read: settings that every index shares, in a section of their own.</summary>
    public WordOptions Words { get; init; } = new();

    /// <summary>Options find their way into logs; secrets must not.</summary>
    public override string ToString() => $"{nameof(ElasticsearchOptions)} {{ {nameof(Nodes)} = {Nodes}, {nameof(Index)} = {Index} }}";
}
