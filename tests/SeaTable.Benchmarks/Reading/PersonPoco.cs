using System.Text.Json.Serialization;

namespace SeaTable.Benchmarks.Reading;

/// <summary>The same row as one would write it for System.Text.Json.</summary>
internal sealed class PersonPoco
{
    [JsonPropertyName("_id")] public string Id { get; set; } = "";
    [JsonPropertyName("_ctime")] public DateTimeOffset CreatedAt { get; set; }
    [JsonPropertyName("_mtime")] public DateTimeOffset ModifiedAt { get; set; }
    [JsonPropertyName("_creator")] public string? Creator { get; set; }
    [JsonPropertyName("_last_modifier")] public string? LastModifier { get; set; }
    [JsonPropertyName("_locked")] public bool? Locked { get; set; }
    [JsonPropertyName("0000")] public string? Name { get; set; }
    [JsonPropertyName("Em1l")] public string? Email { get; set; }
    [JsonPropertyName("Ct2y")] public string? City { get; set; }
    [JsonPropertyName("Nt3s")] public string? Notes { get; set; }
    [JsonPropertyName("Ag4e")] public double? Age { get; set; }
    [JsonPropertyName("Sa5y")] public decimal? Salary { get; set; }
    [JsonPropertyName("Nl6r")] public bool? Newsletter { get; set; }
    [JsonPropertyName("Bd7y")] public DateTimeOffset? Birthday { get; set; }
    [JsonPropertyName("Se8n")] public DateTimeOffset? Seen { get; set; }
    [JsonPropertyName("St9s")] public string? Status { get; set; }
    [JsonPropertyName("Tg0s")] public List<string>? Tags { get; set; }
    [JsonPropertyName("Rt1g")] public int? Rating { get; set; }
}

internal sealed class PeoplePoco
{
    [JsonPropertyName("results")] public List<PersonPoco> Results { get; set; } = [];
}

[JsonSerializable(typeof(PeoplePoco))]
[JsonSerializable(typeof(PersonPoco))]
internal sealed partial class PeopleContext : JsonSerializerContext;
