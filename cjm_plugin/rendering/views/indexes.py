"""The pages of the ten collections."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.views.channel import channel_index
from cjm_plugin.rendering.views.department import department_index
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.initiative import initiative_index
from cjm_plugin.rendering.views.journeys import journey_index
from cjm_plugin.rendering.views.metric import metric_index
from cjm_plugin.rendering.views.persona import persona_index
from cjm_plugin.rendering.views.principle import principle_index
from cjm_plugin.rendering.views.stage import stage_index
from cjm_plugin.rendering.views.study import study_index
from cjm_plugin.rendering.views.system import system_index
from cjm_plugin.rendering.writer import Writer

INDEXES: Mapping[Kind, Callable[[Writer], Document]] = MappingProxyType(
    {
        Kind.JOURNEY: journey_index,
        Kind.PERSONA: persona_index,
        Kind.STAGE: stage_index,
        Kind.DEPARTMENT: department_index,
        Kind.CHANNEL: channel_index,
        Kind.SYSTEM: system_index,
        Kind.METRIC: metric_index,
        Kind.STUDY: study_index,
        Kind.INITIATIVE: initiative_index,
        Kind.PRINCIPLE: principle_index,
    }
)
