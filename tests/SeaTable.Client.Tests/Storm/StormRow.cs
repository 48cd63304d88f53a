namespace SeaTable.Client.Tests.Storm;

/// <summary>Whether a row is in the base, as far as the client told.</summary>
internal enum Existence
{
    In,
    Out,
    Unknown,
}

/// <summary>A row as a careful user of the client would keep it in mind: what was told, and nothing else.</summary>
internal sealed class StormRow(string key, string writer)
{
    /// <summary>
    /// The columns whose values are followed, by key; the last one is a single select, followed by the id of the option.
    /// </summary>
    internal static readonly string[] Columns = [Column.Key, Column.Writer, Column.Phone, Column.Age, Column.Notes,
        Column.Status];

    /// <summary>The options of the single select.</summary>
    internal static readonly string[] Statuses = ["Lead", "Customer", "Lost", "Do not contact"];

    private const string AnyOption = "any option";

    private readonly Dictionary<string, HashSet<string>?> _allowed = Columns.ToDictionary(
        column => column, _ => (HashSet<string>?)[""], StringComparer.Ordinal);

    private readonly HashSet<string> _abandoned = new(StringComparer.Ordinal);

    internal string Key { get; } = key;

    internal string Writer { get; } = writer;

    internal string RowId { get; set; } = "";

    /// <summary>
    /// Whether it was written by its key: whoever does that may add it again when an answer is lost, and be overtaken by what was
    /// sent before.
    /// </summary>
    internal bool IsUpserted { get; set; }

    /// <summary>Whether it was upserted once more when everything that was late had come.</summary>
    internal bool IsSettled { get; set; }

    /// <summary>
    /// How many additions of it upserts told to have been lost: one may have been carried out while the column of the key was
    /// being renamed.
    /// </summary>
    internal int LostAdditions { get; set; }

    /// <summary>
    /// How many additions of it the caller gave up on while they were under way, of which it was told that nobody knows: the next
    /// upsert may look before they arrive.
    /// </summary>
    internal int AbandonedAdditions { get; set; }

    /// <summary>The other rows with its key that the last upsert told of.</summary>
    internal IReadOnlyCollection<string> Doubles { get; set; } = [];

    /// <summary>Those that upserts told to have deleted.</summary>
    internal HashSet<string> Deleted { get; } = new(StringComparer.Ordinal);

    /// <summary>What no other row was given, so that it is known for this one although its key went astray.</summary>
    internal IReadOnlyCollection<string> Marks { get; set; } = [];

    /// <summary>All that it was added with.</summary>
    internal IReadOnlyCollection<string> Added { get; private set; } = [];

    internal Existence Existence { get; set; } = Existence.Unknown;

    /// <summary>The other rows that it is linked with: true, or null when it is not known.</summary>
    internal Dictionary<string, bool?> Links { get; } = new(StringComparer.Ordinal);

    /// <summary>What was done with the row, and what the client told of it.</summary>
    internal List<string> History { get; } = [];

    /// <summary>Whether the client told that it can't say what a column holds.</summary>
    internal bool IsUncertain => _allowed.Values.Any(values => values is null);

    /// <summary>Whether a condition on the column finds the row or not, as its value says.</summary>
    internal bool IsCertain(string column) => _allowed[column] is { Count: 1 };

    internal bool Allows(string column, string value) => _allowed[column] is not { } values || values.Contains(value)
        || _abandoned.Contains(value)
        || (column == Column.Status && (values.Contains(AnyOption) || _abandoned.Contains(AnyOption)));

    internal string Allowed(string column) => string.Join(" or ", _allowed[column]!.Select(value => $"'{value}'"));

    /// <summary>It was added, as far as the client told.</summary>
    internal void Begin(IReadOnlyDictionary<string, string> values, Existence existence)
    {
        Existence = existence;
        Marks = [Key, values[Column.Phone], values[Column.Notes]];
        Added = [Key, Writer, .. values.Values];
        SetConstants();
    }

    /// <summary>It holds its key and whose it is.</summary>
    internal void SetConstants()
    {
        _allowed[Column.Key] = [Key];
        _allowed[Column.Writer] = [Writer];
    }

    /// <summary>An upsert took another row that has its key. Of what that one holds nothing is known.</summary>
    internal void BecomeDouble(string rowId)
    {
        RowId = rowId;
        Links.Clear();
        SetUncertain();
    }

    /// <summary>The values were written, and the client says so.</summary>
    internal void Set(IReadOnlyDictionary<string, string> values)
    {
        foreach (var (column, value) in values)
            _allowed[column] = [value];
    }

    /// <summary>
    /// The values were written or not, and nobody has proven to which columns: columns and options that were swapped meanwhile
    /// may have got them.
    /// </summary>
    internal void MayBe(IReadOnlyDictionary<string, string> values)
    {
        foreach (var (column, value) in values)
        {
            foreach (var swapped in column is Column.Phone or Column.Notes ? [Column.Phone, Column.Notes] : new[] { column })
                _allowed[swapped]?.Add(column == Column.Status ? AnyOption : value);
        }
    }

    /// <summary>
    /// The caller gave up while the values were on their way: they may arrive after anything else that it does.
    /// </summary>
    internal void MayComeLate(IReadOnlyDictionary<string, string> values) => _abandoned.UnionWith(
        values.ContainsKey(Column.Status) ? values.Values.Append(AnyOption) : values.Values);

    /// <summary>The client told that values of the row may have gone elsewhere or been overwritten.</summary>
    internal void SetUncertain()
    {
        foreach (var column in Columns)
            _allowed[column] = null;
    }

    /// <summary>The keys of the columns in the table Contacts.</summary>
    internal static class Column
    {
        internal const string Key = "0000";
        internal const string Writer = "Em1l";
        internal const string Phone = "Ph2n";
        internal const string Age = "Ag3e";
        internal const string Notes = "Nt1s";
        internal const string Status = "St8s";
    }
}
