using System.ComponentModel;

namespace SeaTable.Runtime;

/// <summary>The options of a select column as the schema file knew them. Made by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OptionsSchema
{
    private readonly List<(string Id, string Name)> _options = [];

    /// <summary>Makes the schema of a column's options.</summary>
    /// <param name="tableId">The id of the table.</param>
    /// <param name="columnKey">The key of the column.</param>
    /// <param name="idsAndNames">The id and the name, when the schema file was made, of each option in turn.</param>
    public OptionsSchema(string tableId, string columnKey, params string[] idsAndNames)
    {
        ArgumentNullException.ThrowIfNull(idsAndNames);
        (TableId, ColumnKey) = (tableId, columnKey);
        for (var index = 0; index < idsAndNames.Length; index += 2)
            Add(idsAndNames[index], idsAndNames[index + 1]);
    }

    internal string TableId { get; }

    internal string ColumnKey { get; }

    /// <summary>The options, in the order of the schema file.</summary>
    internal IReadOnlyList<(string Id, string Name)> Options => _options;

    /// <summary>Adds an option.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name when the schema file was made.</param>
    /// <returns>This schema.</returns>
    public OptionsSchema Add(string id, string name)
    {
        _options.Add((id, name));
        return this;
    }
}
