using SeaTable.Generators.Collections;

namespace SeaTable.Generators.Mapping;

/// <summary>Text of all kinds, and the numbers that the server gives to rows, which are text as well.</summary>
internal static class TextMapping
{
    public static ColumnMapping Create(ColumnContext context) =>
        Of("Text", context.Text("display_type") == "phone" ? "text, phone number" : "text") with
        {
            Facts = Form(context) is { } form ? new([form]) : EquatableArray<string>.Empty,
        };

    /// <summary>A text that no setting says more about.</summary>
    public static ColumnMapping Of(string columnType, string words) =>
        new(columnType, words, "string?", "ReadText", new("TextColumn")) { Writer = "WriteText" };

    public static ColumnMapping CreateAutoNumber(ColumnContext context) => new(
        "AutoNumber", "auto number", "string?", "ReadText", new("ComputedTextColumn"))
    {
        ReadOnlyReason = "the server numbers the rows",
        Facts = context.Format.Length == 0 ? EquatableArray<string>.Empty : new(["Numbered as " + context.Format + "."]),
    };

    // The server does not check values that a program writes against this form, so it is documented and not checked.
    private static string? Form(ColumnContext context) =>
        context.IsOn("enable_check_format") && context.Text("format_specification_value") is { Length: > 0 } form
            ? "Form expected in SeaTable: " + form
            : null;
}
