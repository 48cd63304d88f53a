using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>A choice of one or of several options.</summary>
public sealed class SelectColumnData : ColumnData
{
    private readonly NewOption[] _options;

    private SelectColumnData(string typeName, NewOption[] options)
        : base(typeName)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = [.. options];
    }

    internal override bool HasSettings => true;

    /// <summary>Gets a column of which a cell holds one option.</summary>
    /// <param name="options">The options. A text is one of that name, in a colour of SeaTable's.</param>
    /// <returns>The type of a column.</returns>
    public static SelectColumnData SingleSelect(params NewOption[] options) => new(ColumnTypeNames.SingleSelect, options);

    /// <summary>Gets a column of which a cell holds any number of options.</summary>
    /// <param name="options">The options. A text is one of that name, in a colour of SeaTable's.</param>
    /// <returns>The type of a column.</returns>
    public static SelectColumnData MultipleSelect(params NewOption[] options) => new(ColumnTypeNames.MultipleSelect, options);

    internal override void Write(Utf8JsonWriter json, SchemaNames names)
    {
        json.WriteStartObject();
        json.WriteStartArray("options"u8);
        foreach (var option in _options)
            option.Write(json);

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>An option that is to be made.</summary>
public sealed class NewOption
{
    /// <summary>Initializes a new instance of the <see cref="NewOption"/> class.</summary>
    /// <param name="name">The option's name.</param>
    public NewOption(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the colour behind the name, such as <c>#EED5FF</c>.</summary>
    public string Color { get; init; } = OptionColors.Background;

    /// <summary>Gets the colour of the name, such as <c>#212529</c>.</summary>
    public string TextColor { get; init; } = OptionColors.Text;

    /// <summary>Gets an option of that name, in a colour of SeaTable's.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator NewOption(string name) => new(name);

    /// <summary>Returns the name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    // The server takes no option without its colours.
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, Name);
        json.WriteString("color"u8, Color);
        json.WriteString("textColor"u8, TextColor);
        json.WriteEndObject();
    }
}

/// <summary>What an option is to become. What is not told stays as it is.</summary>
public sealed class OptionChange
{
    /// <summary>Initializes a new instance of the <see cref="OptionChange"/> class.</summary>
    /// <param name="option">The option that is to be changed.</param>
    public OptionChange(OptionReference option) => Option = option;

    /// <summary>Gets the option that is to be changed.</summary>
    public OptionReference Option { get; }

    /// <summary>Gets the new name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the new colour behind the name.</summary>
    public string? Color { get; init; }

    /// <summary>Gets the new colour of the name.</summary>
    public string? TextColor { get; init; }

    internal void Write(Utf8JsonWriter json, string id)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        if (Name is { } name)
            json.WriteString("name"u8, name);

        if (Color is { } color)
            json.WriteString("color"u8, color);

        if (TextColor is { } textColor)
            json.WriteString("textColor"u8, textColor);

        json.WriteEndObject();
    }
}
