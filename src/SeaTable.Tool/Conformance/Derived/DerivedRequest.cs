using System.Text.Json.Nodes;

namespace SeaTable.Tool.Conformance.Derived;

/// <summary>A right call of an operation, of which one thing can be changed at a time.</summary>
internal sealed class DerivedRequest
{
    private readonly ApiOperation _operation;
    private readonly SortedDictionary<string, string> _query = new(StringComparer.Ordinal);
    private readonly JsonObject _body = [];
    private string _path;

    /// <summary>Makes a right call, that names things by name or by id.</summary>
    public DerivedRequest(ApiOperation operation, bool isById)
    {
        _operation = operation;
        _path = operation.Path;
        foreach (var (name, parameter) in operation.Parameters.Where(parameter => !parameter.Value.IsLeftOut))
            Set(NameOf(name, parameter, isById), parameter, Right(parameter, isById));
    }

    /// <summary>Gets the method and the path with its query.</summary>
    public string Call => $"{_operation.Method} {_path}{Query()}";

    /// <summary>Gets the body; null for none.</summary>
    public JsonObject? Body => _body.Count > 0 || _operation.Method != "GET" ? (JsonObject)_body.DeepClone() : null;

    /// <summary>Says where a parameter stands.</summary>
    public static ParameterPlace PlaceOf(ApiOperation operation, ApiParameter parameter) =>
        parameter.In ?? (operation.Method == "GET" || !operation.IsOfBase ? ParameterPlace.Query : ParameterPlace.Body);

    /// <summary>Says by which name a parameter is sent.</summary>
    public static string NameOf(string name, ApiParameter parameter, bool isById) =>
        isById && parameter.IdName is { } id ? id : name;

    /// <summary>Gets a right value of a parameter.</summary>
    public static JsonNode? Right(ApiParameter parameter, bool isById) =>
        (isById && parameter.Id is { } id ? id : parameter.Good)?.DeepClone();

    /// <summary>Sets a parameter.</summary>
    public DerivedRequest Set(string name, ApiParameter parameter, JsonNode? value)
    {
        switch (PlaceOf(_operation, parameter))
        {
            case ParameterPlace.Body:
                _body[name] = value?.DeepClone();
                break;
            case ParameterPlace.Query:
                _query[name] = Text(value);
                break;
            default:
                _path = _path.Replace($"{{{name}}}", Segment(Text(value)), StringComparison.Ordinal);
                break;
        }

        return this;
    }

    /// <summary>Sets a member of an object, or of the first item of a list; null leaves it out.</summary>
    public DerivedRequest SetMember(string name, string member, JsonNode? value, bool isLeftOut = false)
    {
        var holder = _body[name] is JsonArray list ? (JsonObject)list[0]! : (JsonObject)_body[name]!;
        if (isLeftOut)
            holder.Remove(member);
        else
            holder[member] = value?.DeepClone();
        return this;
    }

    /// <summary>Sets a list of one item many times over.</summary>
    public DerivedRequest SetRepeated(string name, JsonNode? item, int count)
    {
        _body[name] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => item?.DeepClone())]);
        return this;
    }

    /// <summary>Leaves a parameter out.</summary>
    public DerivedRequest Remove(string name)
    {
        _body.Remove(name);
        _query.Remove(name);
        return this;
    }

    /// <summary>Changes the path.</summary>
    public DerivedRequest WithPath(Func<string, string> change)
    {
        _path = change(_path);
        return this;
    }

    /// <summary>Adds something to the query that the operation does not know.</summary>
    public DerivedRequest AddToQuery(string name, string value)
    {
        _query[name] = value;
        return this;
    }

    /// <summary>Adds a member to the body that the operation does not know.</summary>
    public DerivedRequest AddToBody(string name, JsonNode value)
    {
        _body[name] = value;
        return this;
    }

    private string Query() => _query.Count == 0 ? "" : "?" + string.Join('&', _query.Select(
        parameter => $"{parameter.Key}={Segment(parameter.Value)}"));

    private static string Text(JsonNode? value) => value is JsonValue single && single.TryGetValue<string>(out var text)
        ? text : value?.ToJsonString() ?? "";

    // A variable is encoded when it is filled in.
    private static string Segment(string text) =>
        text.Contains("${", StringComparison.Ordinal) ? text : Uri.EscapeDataString(text);
}
