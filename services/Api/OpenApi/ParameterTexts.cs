using System.Text.Json.Nodes;
using EventPlatform.Api.Access;
using EventPlatform.Api.Answers;
using EventPlatform.Api.Badges;
using EventPlatform.Api.CopiedInterfaces;
using EventPlatform.Api.Customers;
using EventPlatform.Api.DeadLetters;
using EventPlatform.Api.Definitions;
using EventPlatform.Api.Events;
using EventPlatform.Api.Freshness;
using EventPlatform.Api.Interactions;
using EventPlatform.Api.Operations;
using EventPlatform.Api.TargetEvents;
using EventPlatform.Api.Timeline;
using EventPlatform.Contracts.Events;
using EventPlatform.DeadLetters.Table;
using EventPlatform.ReadModels.Rebuilds;
using Microsoft.OpenApi;

namespace EventPlatform.Api.OpenApi;

/// <summary>Every parameter of the API, described once.</summary>
internal static class ParameterTexts
{
    private static readonly Dictionary<(ParameterLocation, string), OpenApiParameter> All = new OpenApiParameter[]
    {
        Path(OrganisationRole.RouteValue, "The organisation. One that is not the client's is not found.", Number(), 100),
        Path(CustomerAddress.RouteValue, "The customer's id, as producers give it.", Text(), "4711"),
        Path(EventAddress.RouteValue, "The event's identity, as the timeline gives it.", Uuid(), "7d1f7a3e-52a0-8c2b-9f0e-1b8f6f0d2c11"),
        Path(DefinitionAddress.KindRouteValue, "The kind of definition.", OneOf(DefinitionKind.All.Select(kind => kind.Path)), DefinitionKind.TargetGroup.Path),
        Path(DefinitionAddress.IdRouteValue, "A number for target groups, 24 hex digits for badges, the organisation's own id for the organisation.", Text(), "310"),
        Path(ProjectionEndpoints.RouteValue, "The projection.", OneOf(ProjectionNames.All), ProjectionNames.Milestones),
        Path(RequestBadge.RouteValue, "The badge: 24 hex digits.", Text(), "64b7f0c2a1d2e3f4a5b6c7d8"),
        Query(QueryReader.Limit, "Greatest number of items on the page.", Number(), 50),
        Query(QueryReader.CursorName, "The value of next of the page before. Pages neither skip nor repeat while there are additions.", Text(), "NDI"),
        Query(TimelineRequest.Name, "Only events of this name; may be repeated.", List(), "transactionAdded"),
        Path(TargetEventsRequest.UserIdName, "The customer's id, an int64.", Number(), 564709342),
        Path(TargetEventsRequest.RuleName, "The rule of the target.", Number(), 2711),
        Query(TargetEventsRequest.PeriodName, "Only rows of this period.", Number(), 3100007),
        Query(TargetEventsRequest.OffsetName, "Where to begin, from 0: the number of a page of target events, the number of a message of interactions.", Number(), 0),
        Query(MilestoneQuery.GroupName, "Only rows of this target group.", Number(), 2514),
        Query(MilestoneQuery.RuleName, "Only rows of this target rule.", Number(), 2711),
        Query(MilestoneQuery.StatusName, "Only rows of this status.", OneOf(MilestoneQuery.Statuses.Keys), "ACHIEVED"),
        Query("mobile", "The mobile; digits count, signs and spaces do not.", Text(), "+4930123456"),
        Query("email", "The e-mail address, in any case.", Text(), "someone@example.com"),
        Query("externalId", "The external id, to the letter.", Text(), "X-4711"),
        Query("identifierName", "By what the customer is named. The name itself may be the parameter, too: email=...", OneOf(InteractionIdentifier.Names), "mobile"),
        Query("identifierValue", "The value of that identifier.", Text(), "919353491050"),
        Query(InteractionRequest.FormatName, "json, nothing else.", OneOf(["json"]), "json"),
        Query(InteractionRequest.NetworkName, "The network.", OneOf(InteractionTypes.Networks), InteractionTypes.UsualNetwork),
        Query(InteractionRequest.TypeName, "Only this type.", OneOf(InteractionTypes.Listed.Concat(InteractionTypes.Further)), "sms"),
        Query(InteractionRequest.MessagesName, "Whether the messages are wanted, too; limit and offset page those of each type.", new() { Type = JsonSchemaType.Boolean }, true),
        Query(AfterRequest.AfterName,
            "Answers once the read models have passed this write: a position, the id of an event, or with afterSource the id that its producer gave it. 504 where they have not in time.",
            Text(), "90412"),
        Query(AfterRequest.SourceName, "The source of the event that after names by its producer's id; capillary for notifications.", Text(), "/shop"),
        Query(AfterRequest.TimeoutName, "For how long to wait, 30s at most; 2s where it is absent.", Text(), "500ms"),
        Header(ChosenOrganisation.Header, "The organisation that is meant; needed where the client has several.", "100"),
        Query(TimelineRequest.FromName, "Only what occurred at or after this time; dead letters: was first refused.", Time(), "2025-07-01T00:00:00Z"),
        Query(TimelineRequest.ToName, "Only what occurred before this time; dead letters: was first refused.", Time(), "2025-08-01T00:00:00Z"),
        Path(ReadDeadLetters.IdRouteValue, "The dead letter's id.", Number(), 17),
        Query(DeadLetterRequest.Code, "Only letters of this code; may be repeated.", ListOf(DeadLetterRequest.Codes), "BAD_FIELD"),
        Query(DeadLetterRequest.Topic, "Only what was received on this topic.", Text(), "eventplatform.customer-events.v1"),
        Query(DeadLetterRequest.Customer, "Only letters of this customer, as far as value or key name one.", Text(), "4711"),
        Query(DeadLetterRequest.State, "Only letters in this state; may be repeated; the open ones where it is not given.",
            ListOf([.. DeadLetterState.All, DeadLetterRequest.AnyState]), DeadLetterState.Open),
        Header("If-Match", "The version that is to be replaced, as the ETag gave it, or * for any.", "\"3\""),
        Header("If-None-Match", "* where the definition must not exist yet.", "*"),
    }.ToDictionary(parameter => (parameter.In!.Value, parameter.Name!));

    public static OpenApiParameter Of(ParameterLocation place, string name) => All[(place, name)];

    private static OpenApiParameter Path(string name, string text, OpenApiSchema schema, JsonNode example) =>
        new() { Name = name, In = ParameterLocation.Path, Required = true, Description = text, Schema = schema, Example = example };

    private static OpenApiParameter Query(string name, string text, OpenApiSchema schema, JsonNode example) =>
        new() { Name = name, In = ParameterLocation.Query, Description = text, Schema = schema, Example = example };

    private static OpenApiParameter Header(string name, string text, JsonNode example) =>
        new() { Name = name, In = ParameterLocation.Header, Description = text, Schema = Text(), Example = example };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Uuid() => new() { Type = JsonSchemaType.String, Format = "uuid" };

    private static OpenApiSchema Number() => new() { Type = JsonSchemaType.Integer, Format = "int64" };

    private static OpenApiSchema Time() => new() { Type = JsonSchemaType.String, Format = "date-time" };

    private static OpenApiSchema List() => new() { Type = JsonSchemaType.Array, Items = Text() };

    private static OpenApiSchema ListOf(IEnumerable<string> texts) => new() { Type = JsonSchemaType.Array, Items = OneOf(texts) };

    private static OpenApiSchema OneOf(IEnumerable<string> texts) => new() { Type = JsonSchemaType.String, Enum = [.. texts.Select(text => (JsonNode)text)] };
}
