using System.Text.Json.Nodes;

namespace SeaTable.Tool.Conformance.Derived;

/// <summary>The requests that are derived from one operation.</summary>
internal sealed class OperationProbes(ApiOperation operation, IReadOnlyList<ApiOperation> all)
{
    private static readonly string[] s_methods = ["GET", "POST", "PUT", "DELETE", "PATCH"];

    private ExpectedAnswer Right => new(operation.Status, operation.Answer, operation.Evidence, operation.Fact);

    // That a right call is answered so says nothing about an odd value.
    private ExpectedAnswer Taken => Right with { Evidence = Evidence.Decided };

    /// <summary>Gets all of them.</summary>
    public IEnumerable<ProbeStep> All()
    {
        foreach (var isById in IsById())
        {
            var how = isById ? " by id" : "";
            yield return Step($"right{how}", "it is right", Request(isById), Right);
            foreach (var (name, parameter) in operation.Parameters)
            {
                foreach (var step in Of(name, parameter, isById))
                    yield return step with { Id = step.Id + how };
            }

            yield return Step($"unknown in the query{how}", "the query has an unknown member",
                Request(isById).AddToQuery("no_such_member", "1"), Right);
            if (operation.Method != "GET")
            {
                yield return Step($"unknown in the body{how}", "the body has an unknown member",
                    Request(isById).AddToBody("no_such_member", new JsonObject { ["x"] = 1 }), Right);
            }
        }

        foreach (var step in Bodies().Concat(Tokens()).Concat(Paths()).Concat(Methods()))
            yield return step;
    }

    private bool[] IsById() => operation.Parameters.Values.Any(parameter => parameter.Id is not null) ? [false, true] : [false];

    private DerivedRequest Request(bool isById = false) => new(operation, isById);

    private IEnumerable<ProbeStep> Of(string plainName, ApiParameter parameter, bool isById)
    {
        var name = DerivedRequest.NameOf(plainName, parameter, isById);
        var place = DerivedRequest.PlaceOf(operation, parameter);
        if (place != ParameterPlace.Path)
        {
            yield return Step($"{plainName}: left out", $"\"{name}\" is left out", Request(isById).Remove(name),
                Expected(parameter, plainName, name, Outcome.Missing));
        }

        foreach (var (valueName, value) in WrongValues.In(place))
        {
            var request = place == ParameterPlace.Path
                ? RequestByPath(plainName, parameter, value, isById)
                : Request(isById).Set(name, parameter, value);
            yield return Step($"{plainName}: {valueName}", $"\"{name}\" is {valueName}", request,
                Expected(parameter, plainName, name, WrongValues.Of(parameter, place, value)));
        }

        foreach (var probed in parameter.Values ?? [])
        {
            var request = probed.Repeat > 0
                ? Request(isById).SetRepeated(name, probed.Value, probed.Repeat)
                : Request(isById).Set(name, parameter, probed.Value);
            yield return Step($"{plainName}: {probed.Name}", $"\"{name}\" is {probed.Name}", request, probed.Answer ?? Right);
        }

        if (parameter is { IdName: { } idName, Kind: ParameterKind.Table or ParameterKind.View } && isById)
        {
            yield return Step($"{plainName}: an unknown id and a name", $"\"{idName}\" is unknown and \"{plainName}\" is right",
                Request(isById).Set(idName, parameter, "none").Set(plainName, parameter, parameter.Good), Right);
            yield return Step($"{plainName}: an id and an unknown name", $"\"{idName}\" is right and \"{plainName}\" is unknown",
                Request(isById).Set(plainName, parameter, "none"), Right);
        }

        foreach (var (member, described) in parameter.Members ?? new Dictionary<string, ApiParameter>())
        {
            foreach (var step in OfMember(plainName, name, member, described, isById))
                yield return step;
        }
    }

    private IEnumerable<ProbeStep> OfMember(
        string plainName, string name, string member, ApiParameter parameter, bool isById)
    {
        var title = $"{plainName}.{member}";
        yield return Step($"{title}: left out", $"\"{title}\" is left out",
            Request(isById).SetMember(name, member, null, isLeftOut: true),
            Expected(parameter, plainName, name, Outcome.Missing));
        foreach (var (valueName, value) in WrongValues.In(ParameterPlace.Body))
        {
            yield return Step($"{title}: {valueName}", $"\"{title}\" is {valueName}",
                Request(isById).SetMember(name, member, value),
                Expected(parameter, plainName, name, WrongValues.Of(parameter, ParameterPlace.Body, value)));
        }

        foreach (var probed in parameter.Values ?? [])
        {
            yield return Step($"{title}: {probed.Name}", $"\"{title}\" is {probed.Name}",
                Request(isById).SetMember(name, member, probed.Value), probed.Answer ?? Right);
        }
    }

    private DerivedRequest RequestByPath(string name, ApiParameter parameter, JsonNode? value, bool isById)
    {
        var changed = operation.Parameters.ToDictionary(other => other.Key, other => other.Value, StringComparer.Ordinal);
        changed[name] = parameter with { Good = value, Id = value };
        return new DerivedRequest(operation with { Parameters = changed }, isById);
    }

    private ExpectedAnswer Expected(ApiParameter parameter, string plainName, string name, Outcome outcome) => outcome switch
    {
        Outcome.Right => Taken,
        Outcome.Missing => parameter.Missing ?? (parameter.Required ? DerivedAnswers.Invalid(plainName) : Taken),
        Outcome.EmptyText when parameter.EmptyText is { } answer => answer,
        Outcome.EmptyText => Expected(parameter, plainName, name, Outcome.Missing),
        Outcome.Empty => parameter.Empty ?? Taken,
        Outcome.Unknown => parameter.Unknown ?? DerivedAnswers.Unknown(parameter.Kind) ?? Taken,
        _ => parameter.Invalid ?? DerivedAnswers.Invalid(name),
    };

    private IEnumerable<ProbeStep> Bodies()
    {
        if (!operation.IsOfBase || operation.Method == "GET")
            yield break;
        foreach (var (name, text) in DerivedAnswers.MalformedBodies)
        {
            yield return Step($"body: {name}", $"the body is {name}", Request(), DerivedAnswers.Malformed,
                rawBody: text);
        }

        var needs = operation.Parameters.Where(parameter =>
            parameter.Value.Required && DerivedRequest.PlaceOf(operation, parameter.Value) == ParameterPlace.Body).ToList();
        foreach (var (name, text) in DerivedAnswers.EmptyBodies)
        {
            yield return Step($"body: {name}", $"the body is {name}", Request(),
                needs.Count == 0 ? Right : needs[0].Value.Missing ?? DerivedAnswers.SomethingInvalid, rawBody: text);
        }
    }

    private IEnumerable<ProbeStep> Tokens()
    {
        if (operation.Token == ProbeToken.None)
            yield break;
        var refused = operation.IsOfBase ? DerivedAnswers.InvalidToken : DerivedAnswers.ApiTokenDenied;
        yield return Step("token: none", "there is no token", Request(), refused, ProbeToken.None);
        yield return Step("token: wrong", "the token is none", Request(), refused, ProbeToken.Wrong);
        if (!operation.IsOfBase)
            yield break;
        yield return Step("token: api", "the token is an API token", Request(), DerivedAnswers.InvalidToken,
            ProbeToken.Api);
        yield return Step("token: other word", "the token goes by \"Token\"", Request(), Right,
            ProbeToken.OtherScheme);
        yield return Step("token: read-only", "the token may only read", Request(),
            operation.IsForReaders ? Right : DerivedAnswers.ReadOnly, ProbeToken.ReadOnly);
    }

    private IEnumerable<ProbeStep> Paths()
    {
        yield return Step("path: no slash", "there is no slash at the end", Request().WithPath(path => path.TrimEnd('/')), Right);
        if (!operation.IsOfBase)
            yield break;
        const string Gateway = "/api-gateway/api/v2/dtables/";
        yield return Step("path: no hyphens", "the base's id has no hyphens",
            Request().WithPath(path => $"{Gateway}${{base digits}}/{path}"), Right);
        yield return Step("path: capitals", "the base's id is in capitals",
            Request().WithPath(path => $"{Gateway}${{base capitals}}/{path}"), Right);
        yield return Step("path: other base", "the id is that of another base",
            Request().WithPath(path => $"{Gateway}00000000-0000-4000-8000-000000000000/{path}"), DerivedAnswers.InvalidToken);
        yield return Step("path: no id", "the base's id is none", Request().WithPath(path => $"{Gateway}none/{path}"),
            DerivedAnswers.InvalidToken);
        yield return Step("path: longer", "the path goes on", Request().WithPath(path => $"{path}no/such/operation/"),
            new ExpectedAnswer(404, null, Evidence.Documented, "NotFoundPage"));
    }

    private IEnumerable<ProbeStep> Methods()
    {
        var known = all.Where(other => Pattern(other.Path) == Pattern(operation.Path)).Select(other => other.Method).ToHashSet();
        foreach (var method in s_methods.Where(method => !known.Contains(method)))
        {
            yield return Step($"method: {method}", $"the method is {method}", Request(), DerivedAnswers.WrongMethod,
                method: method);
        }

        // Two paths of which one has a parameter where the other has a word are one to a server.
        static string Pattern(string path) => path.Split('{')[0];
    }

    private ProbeStep Step(
        string id, string what, DerivedRequest request, ExpectedAnswer expected, ProbeToken? token = null, string? rawBody = null,
        string? method = null) => new()
        {
            Id = $"derived.{operation.Operation}.{id}",
            Question = $"What does {operation.Operation} get when {what}?",
            Evidence = expected.Evidence,
            Fact = expected.Fact ?? operation.Fact,
            Call = method is null ? request.Call : $"{method} {request.Call.Split(' ', 2)[1]}",
            Token = token ?? operation.Token,
            Body = rawBody is null ? request.Body : null,
            RawBody = rawBody,
            Status = expected.Status,
            Answer = expected.Answer,
            Makes = operation.Makes,
            Changes = !operation.Reads && expected.Status == 200,
        };
}
