import { useEffect } from 'react';
import { useLocation, useParams } from 'react-router';
import { rememberSearch } from '../campaign/last-search';
import { ActiveIndex } from './campaign-indexes/active-index';
import { ArchivedIndex } from './campaign-indexes/archived-index';
import { DraftIndex } from './campaign-indexes/draft-index';
import Nowhere from './nowhere';

/** The three indexes of campaigns. */
export default function Campaigns() {
  const { status = '' } = useParams();
  const { search } = useLocation();
  useEffect(() => rememberSearch(status, search), [status, search]);
  if (status === 'active') return <ActiveIndex />;
  if (status === 'draft') return <DraftIndex />;
  if (status === 'archived') return <ArchivedIndex />;
  return <Nowhere />;
}
