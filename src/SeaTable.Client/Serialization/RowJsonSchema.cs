using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;

namespace SeaTable.Runtime;

/// <summary>
/// What a description of JSON, such as an OpenAPI document, can't see by itself of a type or a member of rows. Used by generated
/// code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowJsonSchema
{
    private static readonly Dictionary<Type, (string Type, string? Format)> s_results = new()
    {
        [typeof(FormulaResult<double>)] = ("number", "double"),
        [typeof(FormulaResult<decimal>)] = ("number", "double"),
        [typeof(FormulaResult<string>)] = ("string", null),
        [typeof(FormulaResult<bool>)] = ("boolean", null),
        [typeof(FormulaResult<DateOnly>)] = ("string", "date"),
        [typeof(FormulaResult<DateTimeOffset>)] = ("string", "date-time"),
    };

    private RowJsonSchema()
    {
    }

    /// <summary>Gets the type in the words of JSON Schema, of a list that of its elements; <see langword="null"/> if it is seen
    /// without this.</summary>
    public string? Type { get; private init; }

    /// <summary>Gets the format of a string or number, if it has one.</summary>
    public string? Format { get; private init; }

    /// <summary>Gets the names of the options; none of what is no option.</summary>
    public IReadOnlyList<string> Options { get; private init; } = [];

    /// <summary>Gets a value that indicates whether it is a list of options, or of users.</summary>
    public bool IsList { get; private init; }

    /// <summary>Gets a value that indicates whether it may be <see langword="null"/>; <see langword="null"/> if that is seen
    /// without this.</summary>
    public bool? IsNullable { get; private init; }

    /// <summary>Gets a value that indicates whether it is a member that is written but not read.</summary>
    public bool IsReadOnly { get; private init; }

    /// <summary>Describes a type or a member.</summary>
    /// <param name="rows">The contracts of the rows of a base.</param>
    /// <param name="type">The contract of the type.</param>
    /// <param name="member">The member that has the type, if it is about one.</param>
    /// <returns>The description; <see langword="null"/> if nothing is to be added to what is seen anyway.</returns>
    public static RowJsonSchema? Find(IJsonTypeInfoResolver rows, JsonTypeInfo type, JsonPropertyInfo? member)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(type);
        var isReadOnly = member is not null && IsReadOnlyMember(member);
        bool? isNullable = member is not null && IsNeverNull(member) ? false : null;
        var types = (rows as RowJsonResolver)?.Types;
        var value = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (types?.FindOptions(value) is { } options)
            return new() { Type = "string", Options = options, IsNullable = false, IsReadOnly = isReadOnly };

        if (types?.FindListed(type.Type) is { } listed)
            return new() { Type = "string", Options = listed, IsList = true, IsNullable = isNullable, IsReadOnly = isReadOnly };

        if (type.Type == typeof(IReadOnlyList<SeaTableUser>))
            return new() { Type = "string", IsList = true, IsReadOnly = isReadOnly };

        // The user of a member is a creator or modifier, whom a row that is not stored does not have.
        if (value == typeof(SeaTableUser))
            return new() { Type = "string", IsNullable = member is not null, IsReadOnly = isReadOnly };

        if (s_results.TryGetValue(type.Type, out var result))
            return new() { Type = result.Type, Format = result.Format, IsNullable = true, IsReadOnly = isReadOnly };

        if (member?.CustomConverter is RowIdJsonConverter)
            return new() { Type = "string", IsReadOnly = isReadOnly };

        return isReadOnly || isNullable is not null ? new() { IsNullable = isNullable, IsReadOnly = isReadOnly } : null;
    }

    private static bool IsReadOnlyMember(JsonPropertyInfo member) =>
        typeof(SeaTableRow).IsAssignableFrom(OwnerOf(member))
        && (member.Set is null
            || member.CustomConverter is RowIdJsonConverter && !SeaTableJson.AllowsRowIds(member.Options));

#if NET9_0_OR_GREATER
    private static Type OwnerOf(JsonPropertyInfo member) => member.DeclaringType;

    /// <summary>Whether a member that is only written is never null. Other descriptions take it for one that may be.</summary>
    private static bool IsNeverNull(JsonPropertyInfo member) =>
        member is { Set: null, IsGetNullable: false }
        && (IsReadOnlyMember(member) || member.DeclaringType.Assembly == typeof(RowJsonSchema).Assembly);
#else
    private static Type? OwnerOf(JsonPropertyInfo member) =>
        (member.AttributeProvider as System.Reflection.MemberInfo)?.DeclaringType;

    private static bool IsNeverNull(JsonPropertyInfo member) => false;
#endif
}
