"""The pages of objects that are not maps, by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.views.channel import channel_view
from cjm_plugin.rendering.views.department import department_view
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.initiative import initiative_view
from cjm_plugin.rendering.views.metric import metric_view
from cjm_plugin.rendering.views.persona import persona_view
from cjm_plugin.rendering.views.principle import principle_view
from cjm_plugin.rendering.views.stage import stage_view
from cjm_plugin.rendering.views.study import study_view
from cjm_plugin.rendering.views.system import system_view

# Each view takes a writer and `thing`, an object of its own kind: no type can say which, kind by kind.
OBJECTS: Mapping[Kind, Callable[..., Document]] = MappingProxyType(
    {
        Kind.PERSONA: persona_view,
        Kind.STAGE: stage_view,
        Kind.DEPARTMENT: department_view,
        Kind.CHANNEL: channel_view,
        Kind.SYSTEM: system_view,
        Kind.METRIC: metric_view,
        Kind.STUDY: study_view,
        Kind.INITIATIVE: initiative_view,
        Kind.PRINCIPLE: principle_view,
    }
)
