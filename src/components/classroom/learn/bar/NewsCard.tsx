/** What was announced, newest first. */
import type { Announcement } from '../desk.ts';
import { timeOfDay } from '../when.ts';
import { Card } from './Card.tsx';

interface NewsCardProps {
  announced: readonly Announcement[];
  onClose: () => void;
}

export const NewsCard = ({ announced, onClose }: NewsCardProps) => (
  <Card title={announced.length === 1 ? 'News' : 'News, newest first'} onClose={onClose}>
    <ul className="class-news">
      {announced.map(({ id, text, by, at }) => (
        <li key={id}>
          <p>{text}</p>
          <small>
            {by}, {timeOfDay(at)}
          </small>
        </li>
      ))}
    </ul>
  </Card>
);
