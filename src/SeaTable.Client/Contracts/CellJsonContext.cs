using System.Text.Json;
using System.Text.Json.Serialization;

namespace SeaTable;

/// <summary>
/// The JSON of all that properties of rows hold and generated code has no type of its own for, without reflection.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(double?))]
[JsonSerializable(typeof(decimal?))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(long?))]
[JsonSerializable(typeof(DateOnly?))]
[JsonSerializable(typeof(DateTimeOffset?))]
[JsonSerializable(typeof(TimeSpan?))]
[JsonSerializable(typeof(JsonElement?))]
[JsonSerializable(typeof(SeaTableUser?))]
[JsonSerializable(typeof(Geolocation))]
[JsonSerializable(typeof(DigitalSignature))]
[JsonSerializable(typeof(FormulaResult<bool>))]
[JsonSerializable(typeof(FormulaResult<double>))]
[JsonSerializable(typeof(FormulaResult<decimal>))]
[JsonSerializable(typeof(FormulaResult<string>))]
[JsonSerializable(typeof(FormulaResult<DateOnly>))]
[JsonSerializable(typeof(FormulaResult<DateTimeOffset>))]
[JsonSerializable(typeof(FormulaResult<JsonElement>))]
[JsonSerializable(typeof(IReadOnlyList<bool>))]
[JsonSerializable(typeof(IReadOnlyList<int>))]
[JsonSerializable(typeof(IReadOnlyList<long>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<double>))]
[JsonSerializable(typeof(IReadOnlyList<decimal>))]
[JsonSerializable(typeof(IReadOnlyList<DateOnly>))]
[JsonSerializable(typeof(IReadOnlyList<DateTimeOffset>))]
[JsonSerializable(typeof(IReadOnlyList<TimeSpan>))]
[JsonSerializable(typeof(IReadOnlyList<SeaTableUser>))]
[JsonSerializable(typeof(IReadOnlyList<Uri>))]
[JsonSerializable(typeof(IReadOnlyList<FileAttachment>))]
[JsonSerializable(typeof(IReadOnlyList<JsonElement>))]
[JsonSerializable(typeof(IReadOnlyList<LinkedRow>))]
[JsonSerializable(typeof(IReadOnlyList<CellError>))]
internal sealed partial class CellJsonContext : JsonSerializerContext;
