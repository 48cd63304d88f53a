using System.ComponentModel;

namespace SeaTable.Runtime;

/// <summary>A column as the schema file knew it. Made by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ColumnSchema
{
    private readonly Func<OptionsSchema>? _makeOptions;
    private OptionsSchema? _options;

    /// <summary>Makes the schema of a column.</summary>
    /// <param name="key">The column's key, four characters as a rule; it outlives every renaming.</param>
    /// <param name="name">Its name when the schema file was made.</param>
    /// <param name="type">Its type.</param>
    /// <param name="property">The name of the row's property.</param>
    /// <param name="hasTime">Whether it is a date column that keeps the time of day, too.</param>
    /// <param name="minimum">The smallest number it takes, if there is such a bound.</param>
    /// <param name="maximum">The largest number it takes, if there is such a bound.</param>
    /// <param name="options">Makes the schema of its options, if it is a select column; called when they are first
    /// asked for.</param>
    public ColumnSchema(
        string key, string name, ColumnType type, string property, bool hasTime = false, double? minimum = null,
            double? maximum = null, Func<OptionsSchema>? options = null)
    {
        Key = key;
        Name = name;
        Type = type;
        Property = property;
        HasTime = hasTime;
        Minimum = minimum;
        Maximum = maximum;
        _makeOptions = options;
    }

    internal string Key { get; }

    internal string Name { get; }

    internal ColumnType Type { get; }

    internal string Property { get; }

    internal bool HasTime { get; }

    internal double? Minimum { get; }

    internal double? Maximum { get; }

    /// <summary>Its options, when it is a select column.</summary>
    internal OptionsSchema? Options => _options ??= _makeOptions?.Invoke();
}
