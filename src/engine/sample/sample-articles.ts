import { articleSource, projectSource, type SampleArticle } from './sample-source.ts';
import nunaOperation from '../../../resources/sample/01-nuna-operation.json' with { type: 'json' };
import diffataynToll from '../../../resources/sample/02-diffatayn-toll.json' with { type: 'json' };
import sahilFirst from '../../../resources/sample/03-sahil-first.json' with { type: 'json' };
import qutbMission from '../../../resources/sample/04-qutb-mission.json' with { type: 'json' };
import todayCopy from '../../../resources/sample/05-today-copy.json' with { type: 'json' };
import todayCut from '../../../resources/sample/06-today-cut.json' with { type: 'json' };
import nunaDenial from '../../../resources/sample/07-nuna-denial.json' with { type: 'json' };
import diffataynFamilies from '../../../resources/sample/08-diffatayn-families.json' with { type: 'json' };
import sahilHospital from '../../../resources/sample/09-sahil-hospital.json' with { type: 'json' };
import qutbResponsibility from '../../../resources/sample/10-qutb-responsibility.json' with { type: 'json' };
import todayRoundup from '../../../resources/sample/11-today-roundup.json' with { type: 'json' };
import nunaMinister from '../../../resources/sample/12-nuna-minister.json' with { type: 'json' };
import sahilAnalysis from '../../../resources/sample/13-sahil-analysis.json' with { type: 'json' };
import diffataynOpinion from '../../../resources/sample/14-diffatayn-opinion.json' with { type: 'json' };
import project from '../../../resources/sample/project.json' with { type: 'json' };

/** The fourteen articles, in the order in which they appeared. */
export const sampleArticles: readonly SampleArticle[] = [
  nunaOperation,
  diffataynToll,
  sahilFirst,
  qutbMission,
  todayCopy,
  todayCut,
  nunaDenial,
  diffataynFamilies,
  sahilHospital,
  qutbResponsibility,
  todayRoundup,
  nunaMinister,
  sahilAnalysis,
  diffataynOpinion,
].map((source) => articleSource.parse(source));

export const sampleProject = projectSource.parse(project);
