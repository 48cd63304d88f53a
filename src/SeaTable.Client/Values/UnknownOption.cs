namespace SeaTable;

/// <summary>
/// What stood in a cell and is the id of no option that the schema knows: the id of one added since, or a name. Only metadata can tell,
/// for a new id may read like the name of another option.
/// </summary>
/// <param name="known">The options that the schema knows.</param>
/// <param name="text">What stood in the cell.</param>
internal sealed class UnknownOption(KnownOptions known, string text)
{
    internal string TableId => known.TableId;

    internal string ColumnKey => known.ColumnKey;

    internal string Text => text;

    /// <summary>The option to complete.</summary>
    internal SelectOption Option { get; } = new(text, text);

    /// <summary>Runs when the option is completed, for what shows its name.</summary>
    internal Action? Completed { get; set; }

    /// <summary>Completes the option if the column has it: by its id, or else by its name.</summary>
    internal bool TryComplete(ColumnMetadata? column)
    {
        if ((column?.FindOption(text, "") ?? column?.FindOption(null, text)) is not { } found)
            return false;

        if (known.FindById(found.Id) is { } same)
            Option.Become(same);
        else
            Option.Become(found);

        Completed?.Invoke();
        return true;
    }

    /// <summary>Completes an option that the base does not have by what the schema knows; if that is nothing, the text is all there is.</summary>
    internal void CompleteWithoutBase()
    {
        if (known.FindByName(text) is { } same)
            Option.Become(same);

        Completed?.Invoke();
    }
}
