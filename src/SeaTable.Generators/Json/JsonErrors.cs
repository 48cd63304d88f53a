namespace SeaTable.Generators.Json;

/// <summary>Words for what people get wrong in JSON most often.</summary>
internal static class JsonErrors
{
    public static string NoValue(string text, int position) => text[position] switch
    {
        '/' => "JSON has no comments",
        '\'' => "strings stand in double quotes, not in single ones",
        ',' or ']' or '}' => "a value is missing (or a comma is one too many)",
        'N' or 'I' or 'u' or 'T' or 'F' => "words other than true, false and null stand in double quotes",
        _ => "expected a value: an object, a list, a string, a number, true, false or null",
    };

    public static string NoMemberName(string text, int position) =>
        position == text.Length ? "the text ends inside an object" : text[position] switch
        {
            '}' => "the comma before '}' is one too many",
            '/' => "JSON has no comments",
            '\'' => "names of members stand in double quotes, not in single ones",
            _ => "expected the name of a member, in double quotes",
        };

    public static string NoEnd(string text, int position, string container, char end) =>
        position == text.Length
            ? "the text ends inside " + (container[0] == 'o' ? "an " : "a ") + container
            : text[position] == '/' ? "JSON has no comments" : "expected ',' or '" + end + "'";
}
