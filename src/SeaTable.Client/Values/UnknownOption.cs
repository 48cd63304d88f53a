namespace SeaTable;

/// <summary>
/// What stood in a cell and is the id of no option that the schema knows: the id of one added since, or a name. Only metadata can
/// tell, for a new id may read like the name of another option.
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

    /// <summary>Completes the option by what the base has for it.</summary>
    internal void Complete(string id, string name)
    {
        if (known.FindById(id) is { } same)
            Option.Become(same);
        else
            Option.Become(id, name);

        Completed?.Invoke();
    }

    /// <summary>
    /// Completes an option that the base does not have by what the schema knows; if that is nothing, the text is all there is.
    /// </summary>
    internal void CompleteWithoutBase()
    {
        if (known.FindByName(text) is { } same)
            Option.Become(same);

        Completed?.Invoke();
    }
}
